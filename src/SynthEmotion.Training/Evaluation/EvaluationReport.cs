using System.Text.Encodings.Web;
using System.Text.Json;
using SynthEmotion.Scoring;
using SynthEmotion.Training;

namespace SynthEmotion.Evaluation;

/// <summary>How a model does: on its own test split, and on texts that humans annotated.</summary>
/// <param name="Corpus">The corpus that the model was trained on; null where it was none.</param>
/// <param name="Threshold">A label is predicted when its probability is at least this.</param>
/// <param name="Rows">The scores: in-domain first, all languages before each; then the benchmarks, each with its mappings.</param>
/// <param name="Skipped">Benchmarks that were not scored, with the reason.</param>
public sealed record EvaluationReport(CorpusIdentity? Corpus, double Threshold, IReadOnlyList<EvaluationRow> Rows, IReadOnlyList<SkippedBenchmark> Skipped)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The report as JSON; undefined values are null.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static EvaluationReport FromJson(string json) => JsonSerializer.Deserialize<EvaluationReport>(json, Json) ?? throw new JsonException("null is no report");
}

/// <summary>Scores on one set of texts.</summary>
/// <param name="Benchmark">Name of the benchmark; <c>test split</c> for the corpus's own.</param>
/// <param name="Mapping">Name of the label mapping; empty for the test split.</param>
/// <param name="Language">Language tag, or <c>all</c>.</param>
/// <param name="ZeroShot">True when humans annotated the texts: the model saw none of their kind.</param>
/// <param name="Development">True when the program's wording or settings were chosen by this benchmark's scores.</param>
/// <param name="Projected">True when the labels were carried over from a translation.</param>
/// <param name="Texts">Texts that were scored.</param>
/// <param name="Dropped">Texts left out because no label of theirs has a counterpart.</param>
/// <param name="Labels">Names of the labels that the scores are over; <see cref="MetricScores.PerLabel"/> is in this order.</param>
/// <param name="Metrics">The model's scores.</param>
/// <param name="Baseline">The scores of predicting the labels' shares in the training texts for every text.</param>
public sealed record EvaluationRow(
    string Benchmark,
    string Mapping,
    string Language,
    bool ZeroShot,
    bool Development,
    bool Projected,
    int Texts,
    int Dropped,
    IReadOnlyList<string> Labels,
    MetricScores Metrics,
    MetricScores Baseline);

/// <summary>A benchmark that was not scored.</summary>
/// <param name="Benchmark">Its name.</param>
/// <param name="Reason">Why not.</param>
public sealed record SkippedBenchmark(string Benchmark, string Reason);
