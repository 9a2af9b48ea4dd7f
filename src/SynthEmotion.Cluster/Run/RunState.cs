using System.Collections.Immutable;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Run;

/// <summary>Where a run is.</summary>
public enum RunPhase
{
    /// <summary>Languages are being filled.</summary>
    Generating,

    /// <summary>All languages are committed; the corpus version is being created.</summary>
    Versioning,

    /// <summary>The trainer works.</summary>
    Training,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>What the coordinator knows of the run. Immutable; the coordinator is only plumbing around it.</summary>
/// <param name="Languages">Every language of the run; null until its owner reported.</param>
/// <param name="Phase">Where the run is.</param>
/// <param name="LastProgress">When a language last came forward.</param>
internal sealed record RunState(ImmutableSortedDictionary<LanguageTag, LanguageSnapshot?> Languages, RunPhase Phase, DateTimeOffset LastProgress)
{
    /// <summary>A run that has heard of nothing yet.</summary>
    public static RunState Begin(IEnumerable<LanguageTag> languages, DateTimeOffset now) =>
        new(languages.ToImmutableSortedDictionary(l => l, _ => (LanguageSnapshot?)null), RunPhase.Generating, now);

    /// <summary>Languages that may have work, in tag order.</summary>
    public IReadOnlyList<LanguageTag> Unfinished => [.. Languages.Where(l => l.Value is not { IsComplete: true }).Select(l => l.Key)];

    /// <summary>True when every language is finished or short, and committed.</summary>
    public bool AllComplete => Unfinished.Count == 0;

    /// <summary>All failures so far by name, most frequent first, for a person.</summary>
    public string Failures
    {
        get
        {
            var counts = Languages.Values.OfType<LanguageSnapshot>().SelectMany(l => l.Failures).GroupBy(f => f.Key, f => f.Value, StringComparer.Ordinal)
                .OrderByDescending(g => g.Sum()).Select(g => $"{g.Key} {g.Sum()}").ToList();
            return counts.Count == 0 ? "and no failure was reported" : string.Join(", ", counts);
        }
    }

    /// <summary>Takes a language's report. One that is older than what is known (it asked for less) is passed over.</summary>
    public RunState Report(LanguageSnapshot snapshot, DateTimeOffset now)
    {
        if (!Languages.TryGetValue(snapshot.Language, out var known) || known is { IsComplete: true })
            return this;
        var forward = known is null || snapshot.IsComplete || snapshot.Requested > known.Requested || snapshot.Accepted > known.Accepted;
        return this with { Languages = Languages.SetItem(snapshot.Language, snapshot), LastProgress = forward ? now : LastProgress };
    }
}
