using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Planning;

/// <summary>
/// Splits N over a language's cells (label sets). The profile's weights order the label sets within a size; iterative proportional fitting
/// (Deming and Stephan, 1940) rescales them so that sizes have their shares and each of the ten emotions stands in 15 % of the samples.
/// </summary>
public static class CellQuotas
{
    private const double NeutralShare = 0.10;
    private const double EmotionShare = 0.15;
    private const int Iterations = 500;
    private static readonly double[] SizeShares = [0, 0.42, 0.36, 0.12];

    /// <summary>Quota of each cell; they sum to <paramref name="n"/>. Cells are in label-set order; one with quota 0 is left in.</summary>
    /// <param name="profile">Gives the label sets and their weights.</param>
    /// <param name="n">Samples to accept, at least 0.</param>
    public static IReadOnlyList<CellQuota> For(CulturalProfile profile, int n) => LargestRemainder(Shares(profile), n);

    /// <summary>Share of each cell; they sum to 1.</summary>
    public static IReadOnlyList<(LabelSet Labels, double Share)> Shares(CulturalProfile profile)
    {
        var cells = profile.LabelSets.Where(p => !p.Key.Contains(Emotion.Neutral)).OrderBy(p => p.Key).ToArray();
        var sets = Array.ConvertAll(cells, c => c.Key);
        var weights = Array.ConvertAll(cells, c => c.Value);
        for (var i = 0; i < Iterations; i++)
        {
            for (var size = 1; size <= LabelSet.MaxSize; size++)
                Scale(sets, weights, s => s.Count == size, SizeShares[size]);
            foreach (var emotion in Emotions.Felt)
                Scale(sets, weights, s => s.Contains(emotion), EmotionShare);
        }

        var felt = weights.Sum();
        return
        [
            .. sets.Select((s, i) => (s, weights[i] / felt * (1 - NeutralShare)))
                .Append((LabelSet.Of(Emotion.Neutral), NeutralShare))
                .OrderBy(c => c.Item1),
        ];
    }

    private static void Scale(LabelSet[] sets, double[] weights, Func<LabelSet, bool> member, double target)
    {
        var sum = 0.0;
        for (var i = 0; i < sets.Length; i++)
            if (member(sets[i]))
                sum += weights[i];
        if (sum <= 0)
            return;
        for (var i = 0; i < sets.Length; i++)
            if (member(sets[i]))
                weights[i] *= target / sum;
    }

    // Shares are rounded before they are compared, so that the last bit of a floating sum never decides who gets a sample.
    private static List<CellQuota> LargestRemainder(IReadOnlyList<(LabelSet Labels, double Share)> shares, int n)
    {
        var exact = shares.Select(s => (s.Labels, Value: Math.Round(s.Share * n, 6))).ToArray();
        var quotas = exact.Select(e => (int)Math.Floor(e.Value)).ToArray();
        var missing = n - quotas.Sum();
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i].Value - quotas[i]).ThenBy(i => i).Take(missing))
            quotas[i]++;
        return [.. exact.Select((e, i) => new CellQuota(e.Labels, quotas[i]))];
    }
}

/// <summary>Samples that a cell is to hold.</summary>
/// <param name="Labels">The label set.</param>
/// <param name="Quota">Samples to accept.</param>
public sealed record CellQuota(LabelSet Labels, int Quota)
{
    /// <summary>Samples that may be asked for before the cell is given up.</summary>
    public int AttemptLimit => Math.Max(50, 5 * Quota);
}
