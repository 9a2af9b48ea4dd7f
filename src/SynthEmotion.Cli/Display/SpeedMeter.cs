using SynthEmotion.Cluster.Run;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Display;

/// <summary>Accepted samples a second over the last snapshots.</summary>
internal sealed class SpeedMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(TimeSpan At, Dictionary<LanguageTag, int> Accepted)> seen = new();

    /// <summary>Over all languages.</summary>
    public double Total => seen.Count < 2 ? 0 : Rate(seen.Last().Accepted.Sum(a => a.Value), seen.Peek().Accepted.Sum(a => a.Value));

    /// <summary>Of one language.</summary>
    public double Of(LanguageTag language) =>
        seen.Count < 2 ? 0 : Rate(seen.Last().Accepted.GetValueOrDefault(language), seen.Peek().Accepted.GetValueOrDefault(language));

    /// <summary>Takes the next snapshot.</summary>
    public void Add(RunSnapshot snapshot)
    {
        seen.Enqueue((snapshot.Elapsed, snapshot.Languages.ToDictionary(l => l.Language, l => l.Accepted)));
        while (seen.Count > 2 && seen.Peek().At < snapshot.Elapsed - Window)
            seen.Dequeue();
    }

    private double Rate(int now, int before) => Math.Max(0, now - before) / Math.Max(0.001, (seen.Last().At - seen.Peek().At).TotalSeconds);
}
