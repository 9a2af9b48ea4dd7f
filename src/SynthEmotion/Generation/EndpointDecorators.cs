using System.ClientModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Azure.Identity;
using Microsoft.Extensions.AI;

namespace SynthEmotion.Generation;

/// <summary>Counts answers, tokens and cost of one endpoint, for the display and for OpenTelemetry (meter <c>SynthEmotion.Generation</c>).</summary>
internal sealed class AccountingChatClient(IChatClient inner, EndpointOptions options, EndpointUsage usage) : DelegatingChatClient(inner)
{
    private static readonly Meter Meter = new("SynthEmotion.Generation");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("synthemotion.endpoint.answers");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("synthemotion.endpoint.tokens");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("synthemotion.endpoint.cost");

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, chatOptions, cancellationToken).ConfigureAwait(false);
        var (input, output) = TokenUsage.Of(response);
        usage.AddAnswer(input, output);
        var name = new TagList { { "endpoint", options.Name } };
        Answers.Add(1, name);
        Tokens.Add(input, [.. name, new("direction", "input")]);
        Tokens.Add(output, [.. name, new("direction", "output")]);
        Cost.Add(options.CostOf(input, output), name);
        return response;
    }
}

/// <summary>Ends a call at the endpoint's time-out and gives every failure its name; what it does not know goes up as it is.</summary>
internal sealed class FailureNamingChatClient(IChatClient inner, EndpointOptions options, EndpointUsage usage) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            return await base.GetResponseAsync(messages, chatOptions, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Name(e, deadline.IsCancellationRequested) is { } named)
        {
            usage.AddFailure(named.Name);
            throw named;
        }
    }

    private CallFailedException? Name(Exception e, bool timedOut)
    {
        // SDKs wrap what the HTTP handler threw, some of them twice.
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (inner is CallFailedException named)
                return named;
        return e switch
        {
            _ when timedOut => new(CallEnd.Postponed, FailureNames.TimeOut, $"no answer within {options.Timeout}", inner: e),
            OperationCanceledException => new(CallEnd.Postponed, FailureNames.ConnectionBroken, "the call was cancelled below", inner: e),
            AuthenticationFailedException => new(CallEnd.Refused, FailureNames.NotAuthorised, "no token from DefaultAzureCredential", inner: e),
            HttpRequestException or IOException => new(CallEnd.Postponed, FailureNames.ConnectionBroken, e.GetType().Name, inner: e),
            // What the SDKs throw when the JSON is whole but not theirs. The embedded author sends none: there it is a defect, and must be seen.
            JsonException or FormatException or ClientResultException or KeyNotFoundException or ArgumentOutOfRangeException or InvalidOperationException
                when options.Kind != "embedded" =>
                new(CallEnd.Postponed, FailureNames.HalfAnswer, "the body is no chat completion", inner: e),
            _ => null,
        };
    }
}

/// <summary>Tokens of one answer.</summary>
/// <param name="Input">Tokens of the request.</param>
/// <param name="Output">Tokens of the answer.</param>
public readonly record struct TokenUsage(long Input, long Output)
{
    /// <summary>As the endpoint counted them; 0 where it did not.</summary>
    public static TokenUsage Of(ChatResponse response) => new(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
}
