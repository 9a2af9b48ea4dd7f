namespace SynthEmotion.Scoring;

/// <summary>
/// Multi-label metrics with the meaning that scikit-learn gives them (f1_score, jaccard_score, roc_auc_score, average_precision_score,
/// label_ranking_average_precision_score, coverage_error, label_ranking_loss), ties included; agreement to 1e-9 is tested.
/// </summary>
public static class Metrics
{
    /// <summary>All metrics of a table.</summary>
    /// <param name="labels">Texts x labels: what is true.</param>
    /// <param name="scores">Texts x labels: finite scores, higher means more likely.</param>
    /// <param name="threshold">A label is predicted when its score is at least this.</param>
    /// <exception cref="ArgumentException">The tables are empty or differ in shape, or a score is not finite.</exception>
    public static MetricScores Compute(bool[][] labels, double[][] scores, double threshold = 0.5)
    {
        Check(labels, scores);
        var (rows, columns) = (labels.Length, labels[0].Length);
        var perLabel = Enumerable.Range(0, columns)
            .Select(c => OneLabel([.. labels.Select(row => row[c])], [.. scores.Select(row => row[c])], threshold))
            .ToArray();
        var texts = Enumerable.Range(0, rows).Select(r => TextScores.Of(labels[r], scores[r], threshold)).ToArray();
        bool[] allLabels = [.. labels.SelectMany(row => row)];
        double[] allScores = [.. scores.SelectMany(row => row)];
        var counts = Counts.Of(allLabels, allScores, threshold);
        return new MetricScores(
            Texts: rows,
            Threshold: threshold,
            F1Micro: counts.F1,
            F1Macro: perLabel.Average(l => l.F1),
            F1Samples: texts.Average(t => t.F1),
            AucMicro: RankCurves.Auc(allLabels, allScores),
            AucMacro: MeanOfDefined(perLabel.Select(l => l.Auc)),
            ApMicro: RankCurves.AveragePrecision(allLabels, allScores),
            ApMacro: MeanOfDefined(perLabel.Select(l => l.Ap)),
            Lrap: texts.Average(t => t.RankingPrecision),
            Jaccard: texts.Average(t => t.Jaccard),
            HammingLoss: (counts.FalsePositives + counts.FalseNegatives) / (double)allLabels.Length,
            SubsetAccuracy: texts.Average(t => t.Exact ? 1.0 : 0.0),
            CoverageError: texts.Average(t => t.Coverage),
            RankingLoss: texts.Average(t => t.RankingLoss),
            PerLabel: perLabel);
    }

    private static LabelScores OneLabel(bool[] labels, double[] scores, double threshold)
    {
        var counts = Counts.Of(labels, scores, threshold);
        return new LabelScores(
            labels.Count(l => l), counts.Precision, counts.Recall, counts.F1, RankCurves.Auc(labels, scores), RankCurves.AveragePrecision(labels, scores));
    }

    private static double? MeanOfDefined(IEnumerable<double?> values) => values.Average();

    private static void Check(bool[][] labels, double[][] scores)
    {
        if (labels.Length == 0 || labels[0].Length == 0)
            throw new ArgumentException("the table of labels is empty", nameof(labels));
        if (labels.Length != scores.Length)
            throw new ArgumentException($"{labels.Length} rows of labels, but {scores.Length} of scores", nameof(scores));
        for (var r = 0; r < labels.Length; r++)
        {
            if (labels[r].Length != labels[0].Length || scores[r].Length != labels[0].Length)
                throw new ArgumentException($"row {r} has {labels[r].Length} labels and {scores[r].Length} scores; the first has {labels[0].Length} labels", nameof(scores));
            if (!scores[r].All(double.IsFinite))
                throw new ArgumentException($"row {r} has a score that is not finite", nameof(scores));
        }
    }
}
