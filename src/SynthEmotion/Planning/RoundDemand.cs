using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>How many samples of each cell a round asks for: a pure function of quotas and fold state.</summary>
internal static class RoundDemand
{
    /// <summary>Samples to ask for, a cell; cells with none are left out. The sum is at most <paramref name="capacity"/>.</summary>
    public static IReadOnlyList<(LabelSet Labels, int Count)> Of(IReadOnlyList<CellQuota> quotas, FoldState state, int capacity)
    {
        var wanted = quotas.Select(q => (q.Labels, Count: Wanted(q, state[q.Labels]))).Where(w => w.Count > 0).ToArray();
        var sum = wanted.Sum(w => w.Count);
        return sum <= capacity ? wanted : ScaleDown(wanted, sum, capacity);
    }

    /// <summary>True when the cell will not be asked for again: full, or tried as often as it may be.</summary>
    public static bool IsClosed(CellQuota quota, CellProgress cell) => cell.Accepted >= quota.Quota || cell.Asked >= quota.AttemptLimit;

    // The yield so far, (accepted + 4) / (asked + 4), starts at one and follows what the filters really keep.
    private static int Wanted(CellQuota quota, CellProgress cell)
    {
        if (IsClosed(quota, cell))
            return 0;
        var need = quota.Quota - cell.Accepted;
        var ask = (int)((((long)need * (cell.Asked + 4)) + cell.Accepted + 3) / (cell.Accepted + 4)) - cell.Pending;
        return Math.Min(ask, quota.AttemptLimit - cell.Asked - cell.Pending);
    }

    private static List<(LabelSet, int)> ScaleDown((LabelSet Labels, int Count)[] wanted, int sum, int capacity)
    {
        var counts = wanted.Select(w => (int)((long)w.Count * capacity / sum)).ToArray();
        var rest = wanted.Select((w, i) => (long)w.Count * capacity % sum).ToArray();
        foreach (var i in Enumerable.Range(0, counts.Length).OrderByDescending(i => rest[i]).ThenBy(i => i).Take(capacity - counts.Sum()))
            counts[i]++;
        return [.. wanted.Select((w, i) => (w.Labels, counts[i])).Where(w => w.Item2 > 0)];
    }
}
