namespace SynthEmotion.Scoring;

/// <summary>What the sample-wise metrics say of one text.</summary>
internal readonly record struct TextScores(double F1, double Jaccard, bool Exact, double RankingPrecision, double Coverage, double RankingLoss)
{
    public static TextScores Of(bool[] labels, double[] scores, double threshold)
    {
        var counts = Counts.Of(labels, scores, threshold);
        var union = counts.TruePositives + counts.FalsePositives + counts.FalseNegatives;
        return new TextScores(
            counts.F1,
            union == 0 ? 1 : (double)counts.TruePositives / union,
            counts.FalsePositives + counts.FalseNegatives == 0,
            AverageRankingPrecision(labels, scores),
            Reach(labels, scores),
            WrongPairs(labels, scores));
    }

    /// <summary>For each true label: the share of true ones among the labels that score at least as high; the mean of these.</summary>
    private static double AverageRankingPrecision(bool[] labels, double[] scores)
    {
        var truth = labels.Count(l => l);
        if (truth == 0 || truth == labels.Length)
            return 1;
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labels[i])
                continue;
            var (above, right) = (0, 0);
            for (var j = 0; j < labels.Length; j++)
                if (scores[j] >= scores[i])
                {
                    above++;
                    right += labels[j] ? 1 : 0;
                }
            sum += (double)right / above;
        }
        return sum / truth;
    }

    /// <summary>Labels that score at least as high as the worst true one.</summary>
    private static int Reach(bool[] labels, double[] scores)
    {
        var worst = double.PositiveInfinity;
        for (var i = 0; i < labels.Length; i++)
            if (labels[i])
                worst = Math.Min(worst, scores[i]);
        return scores.Count(s => s >= worst);
    }

    private static double WrongPairs(bool[] labels, double[] scores)
    {
        var truth = labels.Count(l => l);
        var pairs = truth * (labels.Length - truth);
        if (pairs == 0)
            return 0;
        var wrong = 0;
        for (var i = 0; i < labels.Length; i++)
            for (var j = 0; j < labels.Length; j++)
                if (labels[i] && !labels[j] && scores[j] >= scores[i])
                    wrong++;
        return (double)wrong / pairs;
    }
}
