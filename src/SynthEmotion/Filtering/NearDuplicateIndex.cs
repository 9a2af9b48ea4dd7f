using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>
/// The texts of one language that were accepted so far, and which of them a new text repeats. LSH bands over MinHash signatures give candidates;
/// each is verified by the real Jaccard similarity of the shingles, so nothing is dropped on an estimate. What it answers depends only on what was
/// added and in which order, never on threads or machine. Not thread-safe: its owner asks it in plan order. About 0.6 kB a text of 20 words.
/// </summary>
public sealed class NearDuplicateIndex
{
    /// <summary>Name of the filter in rejects and counts.</summary>
    public const string FilterName = "near-duplicates";

    /// <summary>Reason of a text with the very letters of another.</summary>
    public const string ExactDuplicate = "exact-duplicate";

    /// <summary>Reason of a text whose shingles are too many the same as another's; the score is the Jaccard similarity.</summary>
    public const string NearDuplicate = "near-duplicate";

    private readonly NearDuplicateOptions options;
    private readonly LshTable table;
    private readonly ShingleStore shingles = new();
    private readonly Dictionary<UInt128, int> letters = [];
    private readonly List<string> ids = [];
    private readonly List<int> candidates = [];

    /// <summary>An empty index.</summary>
    /// <param name="unit">What the language's shingles are.</param>
    /// <param name="options">Bands, rows and threshold.</param>
    public NearDuplicateIndex(ShingleUnit unit, NearDuplicateOptions options)
    {
        this.options = options;
        Sketcher = new TextSketcher(unit, options);
        table = new LshTable(options.Bands, options.Rows);
    }

    /// <summary>
    /// The index that a language starts with: its profile's exemplars, under the ids <c>exemplar:1</c> and so on, so that a model that copies
    /// what it was shown adds nothing.
    /// </summary>
    public static NearDuplicateIndex StartingWith(CulturalProfile profile, NearDuplicateOptions options)
    {
        var index = new NearDuplicateIndex(profile.Shingle, options);
        foreach (var (exemplar, i) in profile.Exemplars.Select((x, i) => (x, i)))
            index.Add($"exemplar:{i + 1}", index.Sketcher.Sketch(TextNormaliser.Normalise(exemplar.Text)));
        return index;
    }

    /// <summary>Texts in the index, exemplars among them.</summary>
    public int Count => ids.Count;

    /// <summary>Makes the sketches that this index compares.</summary>
    public TextSketcher Sketcher { get; }

    /// <summary>
    /// Keeps a text that repeats nothing. Else drops it as <see cref="ExactDuplicate"/> or <see cref="NearDuplicate"/>, with the similarity and the
    /// id of its twin: the most similar, of equals the one added first.
    /// </summary>
    public Verdict Check(TextSketch sketch)
    {
        if (letters.TryGetValue(sketch.Letters, out var same))
            return Verdict.Drop(ExactDuplicate, 1, ids[same]);
        candidates.Clear();
        table.Candidates(sketch.Signature, candidates);
        candidates.Sort();
        var (twin, best, last) = (-1, options.Threshold, -1);
        foreach (var number in candidates)
        {
            if (number == last)
                continue;
            last = number;
            var other = shingles[number];
            // Sets of such different sizes cannot be that similar; divided as the similarity itself is, so that rounding never differs.
            if ((double)Math.Min(other.Length, sketch.Shingles.Length) / Math.Max(other.Length, sketch.Shingles.Length) < best)
                continue;
            var jaccard = Shingles.Jaccard(sketch.Shingles, other);
            if (jaccard > best || (twin < 0 && jaccard >= best))
                (twin, best) = (number, jaccard);
        }
        return twin < 0 ? Verdict.Keep : Verdict.Drop(NearDuplicate, best, ids[twin]);
    }

    /// <summary>Adds an accepted text.</summary>
    public void Add(string id, TextSketch sketch)
    {
        letters.TryAdd(sketch.Letters, ids.Count);
        table.Add(sketch.Signature);
        shingles.Add(sketch.Shingles);
        ids.Add(id);
    }
}
