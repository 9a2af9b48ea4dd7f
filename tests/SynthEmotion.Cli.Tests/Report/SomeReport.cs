using SynthEmotion.Cli.Report;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using SynthEmotion.Scoring;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Tests.Report;

/// <summary>Report data whose every figure is known.</summary>
internal static class SomeReport
{
    public static readonly LanguageTag English = new("en");
    public static readonly LanguageTag Urdu = new("ur");

    public static ReportData Data() => new(
        new CorpusSummary(3, [Summary(English, [Text("A plain text.", "general")]), Summary(Urdu, [Text("یہ ایک جملہ ہے", "main"), Text("yeh ek jumla hai", "roman")])]),
        Run(),
        "f00d",
        [
            new ReportLanguage(English, "English", Degrees(), [new ReportVariety("general", "General English", 1, "Latn")]),
            new ReportLanguage(Urdu, "Urdu", Degrees(), [new ReportVariety("main", "Standard Urdu", 0.75, "Arab"), new ReportVariety("roman", "Roman Urdu", 0.25, "Latn")]),
        ],
        new ModelInfo(
            "0.1.0", new CorpusIdentity(3, new Dictionary<string, string> { ["en"] = new string('a', 64), ["ur"] = new string('b', 64) }), ["en", "ur"], 170,
            [.. Enumerable.Repeat(0.15, 11)], new TrainingOptions { LearningRate = 0.005, SubwordHash = new SubwordHashOptions { EmbeddingSize = 32 } }, 2),
        new TrainingLog([new EpochScores(1, 0.5, 0.6, 0.61), new EpochScores(2, 0.4, 0.55, 0.7), new EpochScores(3, 0.3, 0.65, null)], 2, true),
        new EvaluationReport(
            null, 0.5,
            [
                Row("test split", "", "all") with { Texts = 10 },
                Row("GoEmotions", "broad", "en", 0.1) with { ZeroShot = true, Development = true, Dropped = 7 },
                Row("Blogs", "main", "ur", 0.2) with { ZeroShot = true, Projected = true },
                Row("Posts", "main", "en", 0.3) with { ZeroShot = true },
                Row("Posts", "strict", "en", 0.9) with { ZeroShot = true },
            ],
            [new SkippedBenchmark("XED", "its files are not there")]),
        [new Benchmark("GoEmotions", "goemotions-tsv", "labels", true, "CC BY 4.0", "Demszky et al. 2020.", [],
            [new LabelMapping("broad", new Dictionary<string, IReadOnlyList<Emotion>> { ["pride"] = [Emotion.Joy], ["grief"] = [Emotion.Sadness], ["odd"] = [] })])]);

    public static Sample Text(string text, string variety, Explicitness explicitness = Explicitness.Plain) => new(
        "id", text, English, LabelSet.Of(Emotion.Joy, Emotion.Love),
        new Provenance("p", 0, 0, "b", 0, "embedded", "embedded-author-1", "q", "r", "s", "chat", ["delight", "affection"], explicitness, variety, SampleLength.Short, "g"));

    public static LanguageSummary Summary(LanguageTag language, IReadOnlyList<Sample> texts) => new(
        language, 100, Completion.Short(10, "asked as often as allowed"),
        [new("train", 80), new("validation", 4), new("test", 6)],
        [.. Emotions.Names.Select(e => new NamedCount(e, e == "anger" ? 18 : e == "neutral" ? 9 : 13))],
        [new("1", 50), new("2", 30), new("3", 10)],
        [new("general", 60), new("roman", 30)],
        [new("implied", 20), new("mixed", 20), new("none", 10), new("plain", 40)],
        [new AuthorCount("embedded", "embedded-author-1", 60), new AuthorCount("azure", "gpt", 30)],
        [new("near-duplicate", 7), new("other-language", 2)], [new("refusal", 1)], 1, texts);

    private static EvaluationRow Row(string benchmark, string mapping, string language, double auc = 0.5) => new(
        benchmark, mapping, language, false, false, false, 5_427, 0, ["anger", "joy"], Metrics(0.4 + auc), Metrics(0.25));

    private static MetricScores Metrics(double value) => new(
        10, 0.5, value, value, value, value, value + 0.01, null, null, value, value, value, value, value, value,
        [new LabelScores(12, 0.5, 0.25, 0.333, 0.75, 0.625), new LabelScores(0, 0, 0, 0, null, null)]);

    private static Dictionary<Explicitness, double> Degrees() => new() { [Explicitness.Plain] = 0.6, [Explicitness.Implied] = 0.15, [Explicitness.Mixed] = 0.25 };

    private static RunRecord Run() => new(
        1, "workspace", 42, 32, 10, 5_000, new SplitShares(), [new FilterSetting("filters.near-duplicate.threshold", "0.7")],
        [new RunLanguage(English, 100, new string('c', 64), new string('d', 64)), new RunLanguage(Urdu, 100, new string('e', 64), new string('f', 64))]);
}
