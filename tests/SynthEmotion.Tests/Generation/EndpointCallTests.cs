using Microsoft.Extensions.AI;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Generation;

/// <summary>Every endpoint kind against a real HTTP server, and the name of everything that can go wrong there.</summary>
public sealed class EndpointCallTests : IAsyncLifetime
{
    private const string Secret = "sk-very-secret-123";

    private static readonly BatchSpec Batch = TestProfile.Batch("call", TestProfile.Spec(), TestProfile.Spec("delight"));
    private static readonly EmbeddedAuthor Author = new([TestProfile.Create()], 1);

    private LoopbackOpenAiServer server = null!;

    public async ValueTask InitializeAsync() => server = await LoopbackOpenAiServer.StartAsync(Author.Answer);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("openai", "/v1/chat/completions")]
    [InlineData("azure-openai", "/openai/deployments/some-model/chat/completions?api-version=")]
    [InlineData("ollama", "/api/chat")]
    public async Task Every_kind_speaks_its_api_and_counts_tokens_and_cost(string kind, string path)
    {
        using var endpoint = Endpoint(kind);
        var response = await AskAsync(endpoint);
        Assert.Equal(2, AnswerParser.Parse(Batch, RawAnswer.Decode(RawAnswer.Encode(response))).Candidates.Count);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        var request = Assert.Single(server.Log);
        Assert.StartsWith(path, request.Path, StringComparison.Ordinal);
        Assert.Contains("some-model", request.Body, StringComparison.Ordinal);
        Assert.Contains("\"additionalProperties\":false", request.Body, StringComparison.Ordinal);
        Assert.Equal((1, 100, response.Text.Length / 4), (endpoint.Usage.Answers, endpoint.Usage.InputTokens, endpoint.Usage.OutputTokens));
        Assert.Equal(((100 * 2.0) + (endpoint.Usage.OutputTokens * 8.0)) / 1e6, endpoint.Options.CostOf(endpoint.Usage.InputTokens, endpoint.Usage.OutputTokens));
    }

    [Theory]
    [InlineData("json-schema", "json_schema")]
    [InlineData("json-object", "json_object")]
    [InlineData("none", null)]
    public async Task Structured_output_is_asked_for_as_set(string setting, string? sent)
    {
        using var endpoint = Endpoint("openai", o => o with { StructuredOutput = setting, Temperature = 0.7, MaxOutputTokens = 900 });
        await AskAsync(endpoint);
        var body = Assert.Single(server.Log).Body;
        Assert.Equal(sent is not null, body.Contains("response_format", StringComparison.Ordinal));
        Assert.Contains(sent ?? "messages", body, StringComparison.Ordinal);
        Assert.Contains("\"temperature\":0.7", body, StringComparison.Ordinal);
        Assert.Contains("900", body, StringComparison.Ordinal);
    }

    public static TheoryData<string, LoopbackReply, string, string> Mishaps()
    {
        var data = new TheoryData<string, LoopbackReply, string, string>();
        foreach (var kind in new[] { "openai", "azure-openai", "ollama" })
        {
            data.Add(kind, new LoopbackReply.RateLimited(TimeSpan.FromSeconds(7)), "Postponed", "rate-limited");
            data.Add(kind, new LoopbackReply.Status(500), "Postponed", "server-error");
            data.Add(kind, new LoopbackReply.Status(503), "Postponed", "server-error");
            data.Add(kind, new LoopbackReply.Status(408), "Postponed", "time-out");
            data.Add(kind, new LoopbackReply.CutConnection(), "Postponed", "connection-broken");
            data.Add(kind, new LoopbackReply.HalfBody(), "Postponed", "half-answer");
            data.Add(kind, new LoopbackReply.ForeignBody(), "Postponed", "half-answer");
            data.Add(kind, new LoopbackReply.Hang(), "Postponed", "time-out");
            data.Add(kind, new LoopbackReply.Status(401, $"Incorrect key {Secret}"), "Refused", "not-authorised");
            data.Add(kind, new LoopbackReply.Status(403), "Refused", "not-authorised");
            data.Add(kind, new LoopbackReply.Status(404, "The model does not exist"), "Refused", "not-found");
            data.Add(kind, new LoopbackReply.Status(400, $"temperature is not supported, {Secret}"), "Refused", "bad-request");
        }
        data.Add("openai", new LoopbackReply.Status(429, "You exceeded your current quota", "insufficient_quota"), "Refused", "out-of-quota");
        data.Add("openai", new LoopbackReply.Status(400, "This model's maximum context length is 4096 tokens", "400"), "Final", "context-length");
        data.Add("openai", new LoopbackReply.ContentFilter(), "Final", "content-filter");
        data.Add("azure-openai", new LoopbackReply.ContentFilter(), "Final", "content-filter");
        return data;
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Mishap_has_one_name_whatever_the_kind_and_is_asked_once(string kind, LoopbackReply reply, string end, string name)
    {
        server.Script = _ => reply;
        using var endpoint = Endpoint(kind, o => reply is LoopbackReply.Hang ? o with { Timeout = TimeSpan.FromSeconds(1) } : o);
        var error = await Assert.ThrowsAsync<CallFailedException>(() => AskAsync(endpoint));
        Assert.Equal((end, name), (error.End.ToString(), error.Name));
        Assert.Equal(reply is LoopbackReply.RateLimited { RetryAfter: { } wait } ? wait : null, error.RetryAfter);
        Assert.Equal(1, server.Requests);
        Assert.Equal((name, 1), endpoint.Usage.Failures.Select(f => (f.Key, (int)f.Value)).Single());
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_unreachable()
    {
        await server.DisposeAsync();
        using var endpoint = Endpoint("openai");
        var error = await Assert.ThrowsAsync<CallFailedException>(() => AskAsync(endpoint));
        Assert.Equal((CallEnd.Postponed, "unreachable"), (error.End, error.Name));
    }

    [Fact]
    public async Task Cancelled_caller_gets_a_cancellation_and_no_failure_is_counted()
    {
        server.Script = _ => new LoopbackReply.Hang();
        using var endpoint = Endpoint("openai");
        using var cancel = new CancellationTokenSource();
        var call = endpoint.Client.GetResponseAsync(Messages(), cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(endpoint.Usage.Failures);
    }

    [Fact]
    public async Task Streamed_answer_is_the_same_text()
    {
        using var endpoint = Endpoint("openai");
        var streamed = await endpoint.Client.GetStreamingResponseAsync(Messages(), cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Author.Answer(SpecArray.Write(Batch)), streamed.Text);
    }

    private static ChatMessage[] Messages() => [new(ChatRole.System, "Write."), new(ChatRole.User, "Now:\n" + SpecArray.Write(Batch))];

    private static Task<ChatResponse> AskAsync(Endpoint endpoint) =>
        endpoint.Client.GetResponseAsync(Messages(), AnswerFormat.OptionsFor(endpoint.Options), TestContext.Current.CancellationToken);

    private Endpoint Endpoint(string kind, Func<EndpointOptions, EndpointOptions>? change = null)
    {
        var options = new EndpointOptions
        {
            Name = "test",
            Kind = kind,
            Model = "some-model",
            BaseAddress = kind == "openai" ? server.Address : server.Root,
            KeyVariable = "TEST_KEY",
            PricePerMillionInput = 2,
            PricePerMillionOutput = 8,
        };
        return Endpoints.Create([change?.Invoke(options) ?? options], [], 1, TimeProvider.System, name => name == "TEST_KEY" ? Secret : null).Single();
    }
}
