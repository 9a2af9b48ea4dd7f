using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Corpus;

/// <summary>
/// One commit of one language: what it added and where the language stands after it. The chain of a language's manifests is the truth about it:
/// a file that none of them names is not in the corpus.
/// </summary>
/// <param name="Format">Format of this file, 1.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Language">The language.</param>
/// <param name="Predecessor">sha256 of the previous manifest's bytes; null for the first.</param>
/// <param name="Segments">Which plan each round came from, from round 0; a changed profile or prompt begins a new segment.</param>
/// <param name="Split">Split shares, the same in every manifest of the chain.</param>
/// <param name="FirstRound">First round of this commit; one after the predecessor's last.</param>
/// <param name="LastRound">Last round of this commit; one less than <paramref name="FirstRound"/> when it holds no round.</param>
/// <param name="Target">Accepted samples wanted when it was written (N).</param>
/// <param name="Files">Files of this commit: accepted shards, rejects, signatures.</param>
/// <param name="PreviousFold">Fold state after the round before <paramref name="LastRound"/>.</param>
/// <param name="LastFold">Fold state after <paramref name="LastRound"/>.</param>
/// <param name="Drops">Rejects by reason since round 0.</param>
/// <param name="Failures">Named failures since round 0.</param>
/// <param name="Unanswered">Samples asked for since round 0 for which no candidate came; a named failure stands behind each.</param>
/// <param name="Completion">Whether the language has ended, and how.</param>
public sealed record LanguageManifest(
    int Format,
    int Number,
    LanguageTag Language,
    string? Predecessor,
    IReadOnlyList<PlanSegment> Segments,
    SplitShares Split,
    int FirstRound,
    int LastRound,
    int Target,
    IReadOnlyList<CorpusFile> Files,
    FoldState PreviousFold,
    FoldState LastFold,
    IReadOnlyList<NamedCount> Drops,
    IReadOnlyList<NamedCount> Failures,
    int Unanswered,
    Completion Completion)
{
    /// <summary>The plan that the last round came from.</summary>
    public string Plan => Segments[^1].Plan;

    /// <summary>Samples accepted since round 0.</summary>
    public int Accepted => LastFold.Accepted;

    /// <summary>Candidates dropped since round 0.</summary>
    public long Rejected => Drops.Sum(d => d.Count);

    /// <summary>sha256 of the manifest's bytes.</summary>
    public string Sha256 => Hashing.Sha256Hex(CorpusJson.Write(this));
}

/// <summary>From a round on, all comes from one plan.</summary>
/// <param name="FromRound">First round of the segment.</param>
/// <param name="Plan">Plan identity.</param>
/// <param name="ProfileHash">sha256 of the cultural profile.</param>
/// <param name="PromptHash">sha256 of the prompt templates.</param>
public sealed record PlanSegment(int FromRound, string Plan, string ProfileHash, string PromptHash);

/// <summary>What a file of the corpus holds.</summary>
public enum FileKind
{
    /// <summary>Accepted samples.</summary>
    Data,

    /// <summary>Dropped candidates.</summary>
    Rejected,

    /// <summary>Near-duplicate signatures of accepted samples.</summary>
    Signatures,
}

/// <summary>A file that a manifest or a version names.</summary>
/// <param name="Path">Relative path in the corpus.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Split">The split of accepted samples; null for the other kinds.</param>
/// <param name="Rows">Number of rows, at least 1.</param>
/// <param name="Sha256">sha256 of its bytes.</param>
/// <param name="Bytes">Its size.</param>
public sealed record CorpusFile(string Path, FileKind Kind, Split? Split, int Rows, string Sha256, long Bytes);

/// <summary>How often something was seen.</summary>
/// <param name="Name">A drop's reason, or a failure's name.</param>
/// <param name="Count">How often, at least 1.</param>
public sealed record NamedCount(string Name, long Count)
{
    /// <summary>The counts of both lists added up, names in ordinal order.</summary>
    public static IReadOnlyList<NamedCount> Sum(IEnumerable<NamedCount> left, IEnumerable<NamedCount> right) =>
        [.. left.Concat(right).GroupBy(c => c.Name, StringComparer.Ordinal)
            .Select(g => new NamedCount(g.Key, g.Sum(c => c.Count)))
            .Where(c => c.Count != 0)
            .OrderBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>How often each name occurs, names in ordinal order.</summary>
    public static IReadOnlyList<NamedCount> Of(IEnumerable<string> names) => Sum(names.Select(n => new NamedCount(n, 1)), []);
}

/// <summary>Whether a language has ended. After a larger N it goes on, and its next manifest says so.</summary>
/// <param name="Complete">True when every cell is full or given up.</param>
/// <param name="ShortBy">Samples that are missing from N although the language has ended.</param>
/// <param name="ShortBecause">Why; null when nothing is missing.</param>
public sealed record Completion(bool Complete, int ShortBy, string? ShortBecause)
{
    /// <summary>The language goes on.</summary>
    public static Completion Ongoing { get; } = new(false, 0, null);

    /// <summary>Exactly N samples.</summary>
    public static Completion Full { get; } = new(true, 0, null);

    /// <summary>Ended with fewer than N samples.</summary>
    public static Completion Short(int by, string because) => new(true, by, because);
}
