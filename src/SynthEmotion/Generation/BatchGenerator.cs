using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>How a batch ended.</summary>
public abstract record BatchOutcome
{
    private BatchOutcome() { }

    /// <summary>The batch is settled, with candidates or with failures for good.</summary>
    /// <param name="Endpoint">Endpoint that answered.</param>
    /// <param name="Model">Model that it was asked for.</param>
    /// <param name="Answer">What parsing the stored answer gave.</param>
    /// <param name="Usage">Tokens of the stored answer.</param>
    /// <param name="Cost">What it cost when it was asked; already paid where <paramref name="FromStore"/>.</param>
    /// <param name="FromStore">True when it had been answered before and nothing was asked.</param>
    public sealed record Answered(string Endpoint, string Model, ParsedAnswer Answer, TokenUsage Usage, double Cost, bool FromStore) : BatchOutcome;

    /// <summary>Nothing was answered; hand the batch back.</summary>
    /// <param name="Endpoint">The endpoint that failed; empty when all are unavailable.</param>
    /// <param name="Name">The failure's name.</param>
    /// <param name="Detail">A short explanation for a person.</param>
    /// <param name="RetryAfter">How long the endpoint wants to be left alone, if it said so.</param>
    public sealed record Postponed(string Endpoint, string Name, string Detail, TimeSpan? RetryAfter) : BatchOutcome;

    /// <summary>The endpoint is set up wrongly: the run should stop with this message.</summary>
    /// <param name="Endpoint">The endpoint.</param>
    /// <param name="Name">The failure's name.</param>
    /// <param name="Message">What to mend.</param>
    public sealed record Refused(string Endpoint, string Name, string Message) : BatchOutcome;
}

/// <summary>
/// Takes a batch from spec to candidates: what the store holds for it, else one call to one endpoint, kept before it is parsed. It asks at most once a
/// call of <see cref="GenerateAsync"/>; asking again is the lease table's business.
/// </summary>
/// <param name="prompts">The run's templates.</param>
/// <param name="profiles">Profiles by language.</param>
/// <param name="endpoints">The run's endpoints.</param>
/// <param name="store">The workspace's response store.</param>
public sealed class BatchGenerator(
    PromptTemplates prompts, IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles, IReadOnlyList<Endpoint> endpoints, ResponseStore store)
{
    private readonly DurableCalls calls = new(store);

    /// <summary>What the store holds for <paramref name="batch"/>, parsed; null when it was never answered. Needs no endpoint and no rate.</summary>
    public BatchOutcome.Answered? FindAnswered(BatchSpec batch) => calls.Find(batch.Id) is { } stored ? Parse(batch, stored, fromStore: true) : null;

    /// <summary>The endpoint that <paramref name="batch"/> would be sent to: the first of its order that is not unavailable; null when all are.</summary>
    public Endpoint? EndpointFor(BatchSpec batch, IReadOnlySet<string>? unavailable = null) =>
        EndpointChoice.Order(batch.Id, endpoints).FirstOrDefault(e => unavailable is null || !unavailable.Contains(e.Name));

    /// <summary>Answers <paramref name="batch"/> from the store or from an endpoint.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Gives up the call in flight, not the keeping of an answer that came.</param>
    /// <param name="unavailable">Names of endpoints to pass over, because they asked to be left alone or are broken.</param>
    /// <exception cref="ResponseStoreException">An answer could not be made durable: the run must stop.</exception>
    public async Task<BatchOutcome> GenerateAsync(BatchSpec batch, CancellationToken cancellationToken, IReadOnlySet<string>? unavailable = null)
    {
        if (FindAnswered(batch) is { } answered)
            return answered;
        if (EndpointFor(batch, unavailable) is not { } endpoint)
            return new BatchOutcome.Postponed("", FailureNames.NoEndpoint, "every endpoint is unavailable just now", null);
        var messages = prompts.Render(batch, profiles[batch.Language]);
        var outcome = await calls.AskAsync(batch.Id, endpoint, messages, AnswerFormat.OptionsFor(endpoint.Options), cancellationToken).ConfigureAwait(false);
        return outcome switch
        {
            CallOutcome.Settled s => Parse(batch, s.Answer, s.FromStore),
            CallOutcome.Postponed p => new BatchOutcome.Postponed(p.Endpoint, p.Name, p.Detail, p.RetryAfter),
            CallOutcome.Refused r => new BatchOutcome.Refused(r.Endpoint, r.Name, r.Message),
            _ => throw new InvalidOperationException($"no such outcome: {outcome.GetType().Name}"),
        };
    }

    private static BatchOutcome.Answered Parse(BatchSpec batch, StoredAnswer stored, bool fromStore) =>
        new(stored.Endpoint, stored.Model, AnswerParser.Parse(batch, RawAnswer.Decode(stored.Raw)), stored.Usage, stored.Cost, fromStore);
}
