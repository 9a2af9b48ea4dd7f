using System.Numerics;

namespace SynthEmotion.Domain;

/// <summary>
/// A non-empty set of one to three emotions; neutral never shares one. Compared and sorted by size, then by label order,
/// so that every list of label sets has one order everywhere.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(LabelSetJsonConverter))]
public readonly record struct LabelSet : IComparable<LabelSet>
{
    /// <summary>The most labels that a plan asks for in one text.</summary>
    public const int MaxSize = 3;

    private readonly ushort mask;

    private LabelSet(ushort mask) => this.mask = mask;

    /// <summary>Number of labels, 1 to 3 (0 only for <c>default</c>, which no valid sample has).</summary>
    public int Count => BitOperations.PopCount(mask);

    /// <summary>The labels, in the order of <see cref="Emotion"/>.</summary>
    public IEnumerable<Emotion> Emotions
    {
        get
        {
            foreach (var emotion in Domain.Emotions.All)
                if (Contains(emotion))
                    yield return emotion;
        }
    }

    /// <summary>True when <paramref name="emotion"/> is one of the labels.</summary>
    public bool Contains(Emotion emotion) => (mask & (1 << (int)emotion)) != 0;

    /// <summary>True when every label of <paramref name="other"/> is also here.</summary>
    public bool Includes(LabelSet other) => (mask & other.mask) == other.mask;

    /// <summary>The set of <paramref name="emotions"/>.</summary>
    /// <exception cref="ArgumentException">Empty, more than three, or neutral beside another.</exception>
    public static LabelSet Of(params IEnumerable<Emotion> emotions) =>
        TryCreate(emotions, out var set, out var error) ? set : throw new ArgumentException(error, nameof(emotions));

    /// <summary>The set of <paramref name="emotions"/>, or why there is none.</summary>
    public static bool TryCreate(IEnumerable<Emotion> emotions, out LabelSet set, out string error)
    {
        ushort mask = 0;
        foreach (var emotion in emotions)
            mask |= (ushort)(1 << (int)emotion);
        set = new LabelSet(mask);
        error = set switch
        {
            { Count: 0 } => "a label set needs at least one label",
            { Count: > MaxSize } => $"a label set has at most {MaxSize} labels",
            { Count: > 1 } when set.Contains(Emotion.Neutral) => "neutral stands alone in a label set",
            _ => "",
        };
        if (error.Length == 0)
            return true;
        set = default;
        return false;
    }

    /// <summary>Reads names joined by '+', as <see cref="ToString"/> writes them.</summary>
    /// <exception cref="FormatException">A name is no emotion, or the set is not allowed.</exception>
    public static LabelSet Parse(string text)
    {
        var emotions = new List<Emotion>();
        foreach (var name in text.Split('+'))
            emotions.Add(Domain.Emotions.TryParse(name, out var emotion)
                ? emotion
                : throw new FormatException($"'{name}' is no emotion; the emotions are {string.Join(", ", Domain.Emotions.Names)}"));
        return TryCreate(emotions, out var set, out var error) ? set : throw new FormatException($"'{text}': {error}");
    }

    /// <inheritdoc/>
    public int CompareTo(LabelSet other)
    {
        if (Count != other.Count)
            return Count.CompareTo(other.Count);
        foreach (var emotion in Domain.Emotions.All)
            if (Contains(emotion) != other.Contains(emotion))
                return Contains(emotion) ? -1 : 1;
        return 0;
    }

    /// <summary>Names joined by '+', for example <c>anger+sadness</c>.</summary>
    public override string ToString() => string.Join('+', Emotions.Select(e => e.Name()));
}
