using System.Globalization;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Corpus;

/// <summary>What an owner commits: all that its language gained in a range of rounds. It may hold only rejects, or no round at all.</summary>
public sealed record ShardCommit
{
    /// <summary>The language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>All plan segments from round 0, at least one.</summary>
    public required IReadOnlyList<PlanSegment> Segments { get; init; }

    /// <summary>First round of the commit: one after the predecessor's last, or 0.</summary>
    public required int FirstRound { get; init; }

    /// <summary>Last round of the commit.</summary>
    public required int LastRound { get; init; }

    /// <summary>N: accepted samples wanted of the language.</summary>
    public required int Target { get; init; }

    /// <summary>Samples accepted in these rounds.</summary>
    public required IReadOnlyList<Sample> Accepted { get; init; }

    /// <summary>Candidates dropped in these rounds.</summary>
    public required IReadOnlyList<Reject> Rejects { get; init; }

    /// <summary>Signatures of the accepted samples; at most one each.</summary>
    public required IReadOnlyList<SampleSignature> Signatures { get; init; }

    /// <summary>Named failures of these rounds; any order, names may repeat.</summary>
    public required IReadOnlyList<NamedCount> Failures { get; init; }

    /// <summary>Samples asked for in these rounds for which no candidate came.</summary>
    public required int Unanswered { get; init; }

    /// <summary>Fold state after the round before <see cref="LastRound"/>.</summary>
    public required FoldState PreviousFold { get; init; }

    /// <summary>Fold state after <see cref="LastRound"/>. What it counts as asked are the samples of folded batches.</summary>
    public required FoldState LastFold { get; init; }

    /// <summary>Whether the language ends with this commit.</summary>
    public required Completion Completion { get; init; }

    /// <summary>Proves that the commit is whole and follows from <paramref name="predecessor"/>.</summary>
    /// <exception cref="InvalidOperationException">It does not: a defect of the owner, and nothing may be written.</exception>
    internal void EnsureFollows(LanguageManifest? predecessor, SplitShares shares)
    {
        void Require(bool condition, FormattableString problem)
        {
            if (!condition)
                throw new InvalidOperationException($"commit of '{Language}', rounds {FirstRound.ToString(CultureInfo.InvariantCulture)} to "
                    + $"{LastRound.ToString(CultureInfo.InvariantCulture)}: {FormattableString.Invariant(problem)}");
        }

        var candidates = Accepted.Concat(Rejects.Select(r => r.Candidate)).ToList();
        var asked = LastFold.Asked - (predecessor?.LastFold.Asked ?? 0);
        var accepted = LastFold.Accepted - (predecessor?.LastFold.Accepted ?? 0);
        var previousRound = predecessor?.LastRound ?? -1;
        Require(predecessor is null || predecessor.Language == Language, $"the predecessor is of '{predecessor?.Language}'");
        Require(predecessor is null || predecessor.Split == shares, $"split {shares}, but the corpus began with {predecessor?.Split}");
        Require(Segments.Count > 0, $"no plan segment");
        Require(FirstRound == previousRound + 1 && LastRound >= previousRound, $"the predecessor ended with round {previousRound}");
        Require(LastFold.Round == LastRound, $"the fold state is of round {LastFold.Round}");
        Require(candidates.All(c => c.Language == Language), $"a sample of another language");
        Require(candidates.All(c => c.Provenance.Round >= FirstRound && c.Provenance.Round <= LastRound), $"a sample of another round");
        Require(candidates.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() == candidates.Count, $"an id occurs twice");
        Require(accepted == Accepted.Count, $"the fold state gained {accepted} accepted samples, the commit holds {Accepted.Count}");
        Require(asked == candidates.Count + Unanswered,
            $"{asked} samples were asked for, but {Accepted.Count} accepted, {Rejects.Count} dropped and {Unanswered} unanswered are {candidates.Count + Unanswered}");
        var ids = Accepted.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Require(Signatures.All(s => ids.Remove(s.Id)), $"a signature without an accepted sample of its own");
        Require(Completion.Complete ? Completion.ShortBy == Math.Max(0, Target - LastFold.Accepted) : Completion.ShortBy == 0,
            $"short by {Completion.ShortBy} with {LastFold.Accepted} of {Target} accepted");
    }
}
