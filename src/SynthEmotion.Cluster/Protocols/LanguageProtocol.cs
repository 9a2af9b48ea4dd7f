using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Protocols;

/// <summary>Marks every message that crosses the wire; the program's own serialiser is bound to it.</summary>
internal interface IProtocolMessage;

/// <summary>What is said to and by the owner of a language. Messages to it name the language: cluster sharding routes by it.</summary>
internal static class LanguageProtocol
{
    /// <summary>A message to the owner of <see cref="Language"/>.</summary>
    public interface ILanguageMessage : IProtocolMessage
    {
        /// <summary>The language; entity id and shard id.</summary>
        LanguageTag Language { get; }
    }

    /// <summary>From the coordinator, repeated until <see cref="Finished"/>: accept <paramref name="Target"/> samples.</summary>
    public sealed record Start(LanguageTag Language, int Target) : ILanguageMessage;

    /// <summary>From a worker: room for <paramref name="Free"/> batches. The owner answers with <see cref="Leases"/>.</summary>
    public sealed record Pull(LanguageTag Language, int Free) : ILanguageMessage;

    /// <summary>To a worker: batches to answer; empty when the owner has none now, and then <see cref="WorkAvailable"/> follows once.</summary>
    public sealed record Leases(LanguageTag Language, IReadOnlyList<Lease> Granted) : IProtocolMessage;

    /// <summary>To a worker that got no lease: pull again.</summary>
    public sealed record WorkAvailable(LanguageTag Language) : IProtocolMessage;

    /// <summary>From a worker: the batch of lease <paramref name="Number"/> is answered, stored, parsed and filtered.</summary>
    public sealed record BatchDone(LanguageTag Language, LeaseNumber Number, FilteredBatch Batch) : ILanguageMessage;

    /// <summary>From a worker: the batch of lease <paramref name="Number"/> has no answer; give it to someone else.</summary>
    public sealed record HandBack(LanguageTag Language, LeaseNumber Number, string Failure) : ILanguageMessage;

    /// <summary>To the coordinator, about once a second and after every commit.</summary>
    public sealed record Report(LanguageSnapshot Snapshot) : IProtocolMessage;

    /// <summary>To the coordinator: all is committed. Answers every <see cref="Start"/> from then on.</summary>
    public sealed record Finished(LanguageSnapshot Snapshot) : IProtocolMessage;

    /// <summary>To the coordinator: this language cannot go on (stale owner, unreadable corpus); the run stops with the reason.</summary>
    public sealed record Failed(LanguageTag Language, string Reason, bool BadInput) : IProtocolMessage;
}

/// <summary>Identifies one lease: only the current number of a batch is accepted.</summary>
/// <param name="Owner">Unique id of the owner's node: a restarted owner never repeats a number.</param>
/// <param name="Counter">Rises by one a lease.</param>
internal readonly record struct LeaseNumber(long Owner, long Counter);

/// <summary>A batch lent to one worker until a deadline.</summary>
internal sealed record Lease(LeaseNumber Number, BatchSpec Batch);

/// <summary>An answered batch after the stateless filters.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Endpoint">Endpoint that answered.</param>
/// <param name="Model">Model that was asked for.</param>
/// <param name="Texts">One entry a candidate, in order of the specs.</param>
/// <param name="Failures">Samples of the batch that did not become candidates, and failures of the whole answer.</param>
/// <param name="Cost">What the answer costs, in the currency of the price settings; shown, never stored in the corpus.</param>
internal sealed record FilteredBatch(
    string BatchId, string Endpoint, string Model, IReadOnlyList<FilteredText> Texts, IReadOnlyList<FailureCount> Failures, double Cost);

/// <summary>A candidate with what the stateless filters say of it.</summary>
/// <param name="Ordinal">Place of its spec in the batch.</param>
/// <param name="Text">Normalised text.</param>
/// <param name="Situation">Situation that the author names; null where none does.</param>
/// <param name="Filter">The filter that dropped it; null when it is kept.</param>
/// <param name="Reason">Why; null when it is kept.</param>
/// <param name="Score">The measure that decided.</param>
/// <param name="Detail">What a person wants to know beside the score.</param>
internal sealed record FilteredText(int Ordinal, string Text, string? Situation, string? Filter, string? Reason, double? Score, string? Detail);

/// <summary>A named failure with the sample that it concerns.</summary>
internal sealed record FailureCount(string Name, int? Ordinal);
