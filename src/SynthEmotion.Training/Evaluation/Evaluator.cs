using SynthEmotion.Domain;
using SynthEmotion.Scoring;
using SynthEmotion.Training;

namespace SynthEmotion.Evaluation;

/// <summary>
/// Scores a model on its corpus's test split and, zero-shot, on benchmarks that humans annotated. Nothing here is fitted: the threshold is given, and
/// every row stands beside the constant-prior baseline.
/// </summary>
public sealed class Evaluator(Predictor predictor, double threshold = 0.5)
{
    /// <summary>Scores everything that there is.</summary>
    /// <param name="test">The test split; may be empty.</param>
    /// <param name="benchmarks">Descriptions of benchmarks.</param>
    /// <param name="dataFolder">Folder of their data; null, or a folder without a benchmark's files, skips it with a reason.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="BadInputException">A benchmark's file is not of its format.</exception>
    public EvaluationReport Evaluate(
        IReadOnlyList<TrainingText> test, IReadOnlyList<Benchmark> benchmarks, string? dataFolder, CancellationToken cancellation = default)
    {
        var rows = InDomain(test, cancellation).ToList();
        var skipped = new List<SkippedBenchmark>();
        foreach (var benchmark in benchmarks)
            if (BenchmarkData.WhyAbsent(benchmark, dataFolder) is { } reason)
                skipped.Add(new SkippedBenchmark(benchmark.Name, reason));
            else
                rows.AddRange(benchmark.Files.SelectMany(f => ZeroShot(benchmark, f, dataFolder!, cancellation)));
        return new EvaluationReport(predictor.Model.Info.Corpus, threshold, rows, skipped);
    }

    private IEnumerable<EvaluationRow> InDomain(IReadOnlyList<TrainingText> test, CancellationToken cancellation)
    {
        var scored = Score([.. test.Select(t => (t.Text, Emotions.All.Where(t.Labels.Contains).ToArray(), t.Language))], cancellation);
        if (scored.Length == 0)
            yield break;
        yield return TestRow("all", scored);
        foreach (var language in scored.GroupBy(t => t.Language).OrderBy(g => g.Key))
            yield return TestRow(language.Key.ToString(), [.. language]);
    }

    private IEnumerable<EvaluationRow> ZeroShot(Benchmark benchmark, BenchmarkFile file, string folder, CancellationToken cancellation)
    {
        var annotated = BenchmarkData.Read(benchmark, file, folder);
        var scored = Score([.. annotated.Select(t => (t.Text, Array.Empty<Emotion>(), file.Language))], cancellation);
        foreach (var mapping in benchmark.Mappings)
        {
            var kept = scored.Zip(annotated, (s, a) => s with { Labels = [.. mapping.Map(a.Labels)] }).Where(s => s.Labels.Length > 0).ToArray();
            if (kept.Length > 0)
                yield return Row(kept, mapping.Evaluated) with
                {
                    Benchmark = benchmark.Name,
                    Mapping = mapping.Name,
                    Language = file.Language.ToString(),
                    ZeroShot = true,
                    Development = benchmark.Development,
                    Projected = file.Projected,
                    Dropped = annotated.Count - kept.Length,
                };
        }
    }

    private EvaluationRow TestRow(string language, ScoredText[] texts) => Row(texts, Emotions.All) with { Benchmark = "test split", Language = language };

    private EvaluationRow Row(ScoredText[] texts, IReadOnlyList<Emotion> evaluated)
    {
        bool[][] labels = [.. texts.Select(t => evaluated.Select(e => t.Labels.Contains(e)).ToArray())];
        double[][] scores = [.. texts.Select(t => evaluated.Select(e => (double)t.Probabilities[(int)e]).ToArray())];
        double[] priors = [.. evaluated.Select(e => predictor.Model.Info.LabelPriors[(int)e])];
        return new EvaluationRow(
            "", "", "", false, false, false, texts.Length, 0, [.. evaluated.Select(e => e.Name())],
            Metrics.Compute(labels, scores, threshold),
            Metrics.Compute(labels, [.. texts.Select(_ => priors)], threshold));
    }

    private ScoredText[] Score(IReadOnlyList<(string Text, Emotion[] Labels, LanguageTag Language)> texts, CancellationToken cancellation) =>
        [.. predictor.Predict([.. texts.Select(t => t.Text)], cancellation).Zip(texts, (p, t) => new ScoredText(p, t.Labels, t.Language))];

    private sealed record ScoredText(float[] Probabilities, Emotion[] Labels, LanguageTag Language);
}
