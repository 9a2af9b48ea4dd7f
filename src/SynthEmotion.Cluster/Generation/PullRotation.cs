using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Generation;

/// <summary>
/// Which language a worker pulls from next: each unfinished one in turn, one pull at a time, passing over those that had nothing until they say that they have.
/// Immutable.
/// </summary>
internal sealed record PullRotation
{
    /// <summary>No language yet.</summary>
    public static PullRotation Empty { get; } = new();

    private ImmutableList<LanguageTag> Turn { get; init; } = [];

    private ImmutableHashSet<LanguageTag> Dry { get; init; } = [];

    private LanguageTag? Asked { get; init; }

    /// <summary>The languages that are unfinished now; known ones keep their turn.</summary>
    public PullRotation Set(IReadOnlyList<LanguageTag> unfinished)
    {
        var kept = Turn.RemoveAll(t => !unfinished.Contains(t));
        return this with { Turn = kept.AddRange(unfinished.Except(kept)), Dry = Dry.Intersect(unfinished) };
    }

    /// <summary>The language to ask and for how many batches; no language while a pull is out or all are dry.</summary>
    /// <param name="free">Room for batches, at least 1; it is spread over the languages that may have work.</param>
    public (PullRotation Next, LanguageTag? Language, int Count) Next(int free)
    {
        var awake = Turn.RemoveAll(Dry.Contains);
        if (Asked is not null || awake.IsEmpty)
            return (this, null, 0);
        var language = awake[0];
        return (this with { Asked = language, Turn = Turn.Remove(language).Add(language) }, language, Math.Max(1, free / awake.Count));
    }

    /// <summary>An owner answered with <paramref name="granted"/> leases.</summary>
    public PullRotation Answered(LanguageTag language, int granted) =>
        this with { Asked = Asked == language ? null : Asked, Dry = granted == 0 ? Dry.Add(language) : Dry };

    /// <summary>An owner did not answer in time: it is recovering or lost. Others are asked first.</summary>
    public PullRotation Unanswered(LanguageTag language) => this with { Asked = Asked == language ? null : Asked };

    /// <summary>An owner has work again.</summary>
    public PullRotation Wake(LanguageTag language) => this with { Dry = Dry.Remove(language) };
}
