using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using SynthEmotion.Profiles;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Report;

/// <summary>What the report of a run is made from.</summary>
/// <param name="Corpus">Counts of the corpus, with some sample texts a language.</param>
/// <param name="Run">What the workspace's latest start asked for; null when that is not known.</param>
/// <param name="PromptHash">sha256 of the prompt templates.</param>
/// <param name="Languages">What the profiles say of the languages; one without a profile is shown by its tag.</param>
/// <param name="Model">How the model was made.</param>
/// <param name="Log">The course of its training.</param>
/// <param name="Evaluation">Its scores.</param>
/// <param name="Benchmarks">The benchmarks that were to be scored.</param>
internal sealed record ReportData(
    CorpusSummary Corpus,
    RunRecord? Run,
    string PromptHash,
    IReadOnlyList<ReportLanguage> Languages,
    ModelInfo Model,
    TrainingLog Log,
    EvaluationReport Evaluation,
    IReadOnlyList<Benchmark> Benchmarks)
{
    /// <summary>What is known of a language.</summary>
    public ReportLanguage Language(LanguageTag tag) =>
        Languages.FirstOrDefault(l => l.Tag == tag) ?? new ReportLanguage(tag, tag.ToString(), new Dictionary<Explicitness, double>(), []);

    /// <summary>The English name of the language with this tag; <paramref name="tag"/> itself when it is none, such as <c>all</c>.</summary>
    public string NameOf(string tag) => LanguageTag.TryParse(tag, out var language) ? Language(language).Name : tag;
}

/// <summary>What the report tells of a language beside the counts.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Name">Its English name.</param>
/// <param name="Explicitness">Shares asked for; they sum to 1, or are absent.</param>
/// <param name="Varieties">Its varieties, the main one first.</param>
internal sealed record ReportLanguage(LanguageTag Tag, string Name, IReadOnlyDictionary<Explicitness, double> Explicitness, IReadOnlyList<ReportVariety> Varieties)
{
    /// <summary>What <paramref name="profile"/> says.</summary>
    public static ReportLanguage Of(CulturalProfile profile) => new(
        profile.Tag, profile.Name, profile.ExplicitnessShares, [.. profile.Varieties.Select(v => new ReportVariety(v.Id, v.Name, v.Share, v.Scripts[0]))]);
}

/// <summary>A way in which a language is written.</summary>
/// <param name="Id">Its id in samples.</param>
/// <param name="Name">Its name for a person.</param>
/// <param name="Share">Share of the samples asked for.</param>
/// <param name="Script">ISO 15924 code of its main script.</param>
internal sealed record ReportVariety(string Id, string Name, double Share, string Script);
