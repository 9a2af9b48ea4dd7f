using SynthEmotion.Cluster.Language;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;
using SynthEmotion.Tests.Planning;

namespace SynthEmotion.Cluster.Tests.Language;

/// <summary>A language without actors: its plan, an author that answers each batch the same way whenever it is asked, and what folding it gives.</summary>
internal sealed class Languages(int target, int shardSize = 40)
{
    private static readonly PlanOptions Options = new() { BatchesPerRound = 4, SamplesPerBatch = 5 };

    public static CulturalProfile Profile { get; } = PlanProfiles.Small;

    public static PlanSegment Segment { get; } = new(0, "plan", new string('a', 64), new string('b', 64));

    public NearDuplicateIndex Index { get; } = NearDuplicateIndex.StartingWith(Profile, new NearDuplicateOptions());

    public LanguageWork Begin(LanguageManifest? manifest = null)
    {
        var plan = new SamplePlan(Segment.Plan, Profile, target, Options);
        var window = PlanWindow.Begin(plan, manifest?.PreviousFold ?? FoldState.Empty, manifest?.LastFold ?? FoldState.Empty);
        return LanguageWork.Begin(new RecoveredLanguage(manifest, [Segment], window, Index, false, target), 1, shardSize);
    }

    /// <summary>Answers a batch: mostly distinct texts, some drops, some failures, decided by the batch alone.</summary>
    public static FilteredBatch Answer(BatchSpec batch)
    {
        var texts = new List<FilteredText>();
        var failures = new List<FailureCount>();
        for (var i = 0; i < batch.Samples.Count; i++)
        {
            var random = SeededRandom.From(batch.Id, $"{i}");
            var text = string.Join(' ', Enumerable.Range(0, 6).Select(_ => Word(random)));
            switch (random.Next(10))
            {
                case 0: failures.Add(new FailureCount("missing-id", i)); break;
                case 1: texts.Add(new FilteredText(i, text, null, "length", "too-short", 0.5, null)); break;
                case 2: texts.Add(new FilteredText(i, "the same words again and again", "s", null, null, null, null)); break;
                default: texts.Add(new FilteredText(i, text, $"situation-{random.Next(30)}", null, null, null, null)); break;
            }
        }

        return new FilteredBatch(batch.Id, "llm", "model", texts, failures, 0.01);
    }

    public FoldedBatch Fold(DedupActor.Fold fold) => BatchFolder.Fold(fold.Batch, fold.Outcome, fold.Room, Segment, Index);

    // Letters only: digits do not make a text another one.
    private static string Word(SeededRandom random) => string.Concat(Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26))));
}
