using System.Globalization;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Tests.Corpus;

/// <summary>Small corpora for tests: every value follows from round, batch and ordinal.</summary>
internal static class Some
{
    public const int PerBatch = 8;

    public static readonly LanguageTag English = new("en");
    public static readonly LanguageTag Spanish = new("es");

    private static readonly LabelSet[] Cells =
        [LabelSet.Of(Emotion.Neutral), LabelSet.Of(Emotion.Anger), LabelSet.Of(Emotion.Joy, Emotion.Surprise), LabelSet.Of(Emotion.Fear, Emotion.Love, Emotion.Sadness)];

    public static PlanSegment Segment { get; } = new(0, Hashing.Sha256Hex("plan"), Hashing.Sha256Hex("profile"), Hashing.Sha256Hex("prompt"));

    public static Sample Sample(int round, int batch, int ordinal, LanguageTag? language = null, string? text = null)
    {
        var tag = language ?? English;
        var batchId = Hashing.Sha256Hex(string.Create(CultureInfo.InvariantCulture, $"{tag}/{round}/{batch}"));
        var serial = (((round * 4) + batch) * PerBatch) + ordinal;
        var labels = Cells[serial % Cells.Length];
        var provenance = new Provenance(
            Segment.Plan, round, batch, batchId, ordinal, "embedded", "composer-1", Segment.PromptHash, Segment.ProfileHash,
            labels.Contains(Emotion.Neutral) ? "" : $"scenario-{(serial % 7).ToString(CultureInfo.InvariantCulture)}", "chat",
            [.. labels.Emotions.Select(e => Facets.Of(e)[0])], labels.Contains(Emotion.Neutral) ? Explicitness.None : Explicitness.Plain,
            serial % 5 == 0 ? "indian" : "general", SampleLength.Short, $"situation/{(serial % 40).ToString(CultureInfo.InvariantCulture)}");
        return new Sample(SynthEmotion.Domain.Sample.IdOf(batchId, ordinal), text ?? $"Text {serial.ToString(CultureInfo.InvariantCulture)}: «ü» 你好 😀", tag, labels, provenance);
    }

    /// <summary>
    /// Two rounds of three batches after <paramref name="predecessor"/>: in every batch the last sample is unanswered, the one before it dropped, the rest accepted.
    /// </summary>
    public static ShardCommit Commit(LanguageManifest? predecessor = null, LanguageTag? language = null, Completion? completion = null, int batches = 3)
    {
        var tag = language ?? English;
        var first = (predecessor?.LastRound ?? -1) + 1;
        var accepted = new List<Sample>();
        var rejects = new List<Reject>();
        var before = predecessor?.LastFold ?? FoldState.Empty;
        var folds = new List<FoldState> { before };
        foreach (var round in new[] { first, first + 1 })
        {
            var cells = folds[^1].Cells.ToDictionary(c => c.Labels);
            for (var batch = 0; batch < batches; batch++)
            {
                for (var ordinal = 0; ordinal < PerBatch; ordinal++)
                {
                    var sample = Sample(round, batch, ordinal, tag);
                    var cell = cells.GetValueOrDefault(sample.Labels) ?? new CellProgress(sample.Labels, 0, 0, 0);
                    var keep = ordinal < PerBatch - 2;
                    cells[sample.Labels] = cell with { Asked = cell.Asked + 1, Accepted = cell.Accepted + (keep ? 1 : 0) };
                    if (keep)
                        accepted.Add(sample);
                    else if (ordinal == PerBatch - 2)
                        rejects.Add(new Reject(sample, "near-duplicate", "near-duplicate", 0.912345, batch == 0 ? null : "twin"));
                }
            }
            folds.Add(new FoldState(round, [.. cells.Values.OrderBy(c => c.Labels)]));
        }
        return new ShardCommit
        {
            Language = tag,
            Segments = [Segment],
            FirstRound = first,
            LastRound = first + 1,
            Target = folds[^1].Accepted,
            Accepted = accepted,
            Rejects = rejects,
            Signatures = [.. accepted.Select(s => new SampleSignature(s.Id, Convert.FromHexString(s.Id)))],
            Failures = [new NamedCount("missing-id", 2 * batches)],
            Unanswered = 2 * batches,
            PreviousFold = folds[^2],
            LastFold = folds[^1],
            Completion = completion ?? Completion.Ongoing,
        };
    }

    /// <summary>A commit with no accepted sample.</summary>
    public static ShardCommit OnlyRejects()
    {
        var sample = Sample(0, 0, 0);
        return Commit() with
        {
            LastRound = 0,
            Target = 10,
            Accepted = [],
            Signatures = [],
            Rejects = [new Reject(sample, "script", "wrong-script")],
            Failures = [],
            Unanswered = 0,
            PreviousFold = FoldState.Empty,
            LastFold = new FoldState(0, [new CellProgress(sample.Labels, 1, 0, 0)]),
        };
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("synthemotion-").FullName;

    public string File(string relative) => System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
