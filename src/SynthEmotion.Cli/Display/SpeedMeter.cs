using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Cluster.Run;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Display;

/// <summary>Accepted samples a second: over the last snapshots while a language is being filled, over its whole time once it is complete.</summary>
internal sealed class SpeedMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(TimeSpan At, Dictionary<LanguageTag, int> Accepted)> seen = new();
    private readonly Dictionary<LanguageTag, (TimeSpan At, int Accepted)> first = [];
    private readonly Dictionary<LanguageTag, (TimeSpan At, int Accepted)> last = [];

    /// <summary>Over all languages.</summary>
    public double Total => seen.Count < 2 ? 0 : Rate(seen.Last().Accepted.Sum(a => a.Value), seen.Peek().Accepted.Sum(a => a.Value));

    /// <summary>Of one language.</summary>
    public double Of(LanguageSnapshot language)
    {
        if (!language.IsComplete)
            return seen.Count < 2 ? 0 : Rate(seen.Last().Accepted.GetValueOrDefault(language.Language), seen.Peek().Accepted.GetValueOrDefault(language.Language));
        return last.TryGetValue(language.Language, out var end) && first[language.Language] is var start && end.At > start.At
            ? (end.Accepted - start.Accepted) / (end.At - start.At).TotalSeconds
            : 0;
    }

    /// <summary>Takes the next snapshot.</summary>
    public void Add(RunSnapshot snapshot)
    {
        foreach (var l in snapshot.Languages)
        {
            first.TryAdd(l.Language, (snapshot.Elapsed, l.Accepted));
            if (last.GetValueOrDefault(l.Language).Accepted != l.Accepted)
                last[l.Language] = (snapshot.Elapsed, l.Accepted);
        }

        seen.Enqueue((snapshot.Elapsed, snapshot.Languages.ToDictionary(l => l.Language, l => l.Accepted)));
        while (seen.Count > 2 && seen.Peek().At < snapshot.Elapsed - Window)
            seen.Dequeue();
    }

    private double Rate(int now, int before) => Math.Max(0, now - before) / Math.Max(0.001, (seen.Last().At - seen.Peek().At).TotalSeconds);
}
