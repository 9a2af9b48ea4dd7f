namespace SynthEmotion.Scoring;

/// <summary>Areas under curves drawn by lowering a threshold over scores; equal scores pass it together.</summary>
internal static class RankCurves
{
    /// <summary>Area under the ROC curve: how often a true one scores above a false one, ties counting half. Null when one class is missing.</summary>
    public static double? Auc(bool[] labels, double[] scores)
    {
        long truth = 0, falsehood = 0;
        var area = 0.0;
        foreach (var (right, wrong) in Steps(labels, scores))
        {
            area += wrong * (truth + right / 2.0);
            truth += right;
            falsehood += wrong;
        }
        return truth == 0 || falsehood == 0 ? null : area / truth / falsehood;
    }

    /// <summary>Average precision: the sum over thresholds of the recall gained times the precision there. Null when nothing is true.</summary>
    public static double? AveragePrecision(bool[] labels, double[] scores)
    {
        long truth = 0, passed = 0;
        var sum = 0.0;
        foreach (var (right, wrong) in Steps(labels, scores))
        {
            truth += right;
            passed += right + wrong;
            sum += right * ((double)truth / passed);
        }
        return truth == 0 ? null : sum / truth;
    }

    /// <summary>True and false ones at each distinct score, highest first.</summary>
    private static IEnumerable<(int Right, int Wrong)> Steps(bool[] labels, double[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort([.. scores.Select(s => -s)], order);
        for (var i = 0; i < order.Length;)
        {
            var score = scores[order[i]];
            var (right, wrong) = (0, 0);
            for (; i < order.Length && scores[order[i]] == score; i++)
                if (labels[order[i]])
                    right++;
                else
                    wrong++;
            yield return (right, wrong);
        }
    }
}
