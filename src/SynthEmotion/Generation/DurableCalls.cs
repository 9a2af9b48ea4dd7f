using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>How a call for a key ended.</summary>
public abstract record CallOutcome
{
    private CallOutcome() { }

    /// <summary>The key is settled.</summary>
    /// <param name="Answer">What the store holds for it.</param>
    /// <param name="FromStore">True when an earlier call had settled it and nothing was asked.</param>
    public sealed record Settled(StoredAnswer Answer, bool FromStore) : CallOutcome;

    /// <summary>Nothing was answered; the key may be asked again.</summary>
    /// <param name="Endpoint">The endpoint that failed; empty when there was none to ask.</param>
    /// <param name="Name">The failure's name.</param>
    /// <param name="Detail">A short explanation for a person.</param>
    /// <param name="RetryAfter">How long the endpoint wants to be left alone, if it said so.</param>
    public sealed record Postponed(string Endpoint, string Name, string Detail, TimeSpan? RetryAfter) : CallOutcome;

    /// <summary>The endpoint is set up wrongly (key, model, address, form of the request): the run should stop with this message.</summary>
    /// <param name="Endpoint">The endpoint.</param>
    /// <param name="Name">The failure's name.</param>
    /// <param name="Message">What to mend, in one sentence, without secrets.</param>
    public sealed record Refused(string Endpoint, string Name, string Message) : CallOutcome;
}

/// <summary>
/// Asks an endpoint once for a key and keeps the answer before anyone looks at it. Batches and judges go through here: the key is a batch id or a sample id.
/// </summary>
public sealed class DurableCalls(ResponseStore store)
{
    /// <summary>Another number whenever requests that hash alike would be answered otherwise.</summary>
    private const int FingerprintVersion = 1;

    /// <summary>The answer that settled <paramref name="key"/>, or null.</summary>
    public StoredAnswer? Find(string key) => store.Find(key);

    /// <summary>The stored answer to <paramref name="key"/>, or a new one from <paramref name="endpoint"/>.</summary>
    /// <exception cref="ResponseStoreException">The answer could not be made durable: the run must stop.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a call in flight may have been paid.</exception>
    public async Task<CallOutcome> AskAsync(
        string key, Endpoint endpoint, IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        if (store.Find(key) is { } earlier)
            return new CallOutcome.Settled(earlier, FromStore: true);
        byte[] raw;
        TokenUsage usage = default;
        try
        {
            var response = await endpoint.Client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            raw = RawAnswer.Encode(response);
            usage = TokenUsage.Of(response);
        }
        catch (CallFailedException e) when (e.End == CallEnd.Final)
        {
            raw = RawAnswer.EncodeError(e.Name, e.Status ?? 0, e.Message);
        }
        catch (CallFailedException e)
        {
            return e.End == CallEnd.Refused
                ? new CallOutcome.Refused(endpoint.Name, e.Name, Advice(endpoint.Options, e))
                : new CallOutcome.Postponed(endpoint.Name, e.Name, e.Message, e.RetryAfter);
        }
        var answer = new StoredAnswer(
            Fingerprint(key, endpoint.Options, messages, options), endpoint.Name, endpoint.Model, raw, usage, endpoint.Options.CostOf(usage.Input, usage.Output));
        // Not cancellable: an answer that was paid is kept.
        return new CallOutcome.Settled(await store.SettleAsync(key, answer).ConfigureAwait(false), FromStore: false);
    }

    /// <summary>
    /// sha256 in hex over every byte that shapes the answer: version, endpoint's name, kind and model, messages, options and key. Not in it: address, key
    /// variable, time-out, limits and prices, which change how and for how much an answer comes, not what it is.
    /// </summary>
    internal static string Fingerprint(string key, EndpointOptions endpoint, IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        Hashing.Sha256Hex(Hashing.CanonicalJson(new JsonObject
        {
            ["version"] = FingerprintVersion,
            ["key"] = key,
            ["endpoint"] = new JsonObject { ["name"] = endpoint.Name, ["kind"] = endpoint.Kind, ["model"] = endpoint.ModelName },
            ["messages"] = new JsonArray([.. messages.Select(m => new JsonObject { ["role"] = m.Role.Value, ["text"] = m.Text })]),
            ["options"] = new JsonObject
            {
                ["temperature"] = options.Temperature,
                ["topP"] = options.TopP,
                ["maxOutputTokens"] = options.MaxOutputTokens,
                ["format"] = options.ResponseFormat switch
                {
                    ChatResponseFormatJson { Schema: { } schema } => JsonNode.Parse(schema.GetRawText()),
                    ChatResponseFormatJson => "json",
                    _ => "text",
                },
            },
        }));

    private static string Advice(EndpointOptions endpoint, CallFailedException e) => $"endpoint {endpoint.Name}: " + e.Name switch
    {
        FailureNames.NotAuthorised when endpoint.Credential == "default-azure" => $"not authorised ({e.Message}): sign in, or give this identity a role on the resource",
        FailureNames.NotAuthorised when endpoint.Variable.Length == 0 => $"not authorised ({e.Message}): set endpoints.{endpoint.Name}.key-variable to the environment variable that holds its key",
        FailureNames.NotAuthorised => $"not authorised ({e.Message}): check the key in the environment variable {endpoint.Variable}",
        FailureNames.NotFound => $"not found ({e.Message}): check endpoints.{endpoint.Name}.base-address and model '{endpoint.Model}'",
        FailureNames.OutOfQuota => $"its quota is used up ({e.Message})",
        _ => $"it does not take this request ({e.Message}): check temperature, top-p, max-output-tokens and structured-output of endpoints.{endpoint.Name}",
    };
}
