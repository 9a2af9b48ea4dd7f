using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SynthEmotion.Tests.Generation;

/// <summary>
/// A real HTTP server on a loopback port that speaks the chat APIs of OpenAI (also streaming), Azure OpenAI and Ollama, answers by a function of the user
/// message, and misbehaves as <see cref="Script"/> says. Thread-safe.
/// </summary>
public sealed class LoopbackOpenAiServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<string, string> answer;
    private readonly ConcurrentDictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> completed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoopbackRequest> log = new();
    private int requests;

    private LoopbackOpenAiServer(WebApplication app, Func<string, string> answer) => (this.app, this.answer) = (app, answer);

    /// <summary>What to do with each request; by default the proper answer.</summary>
    public Func<LoopbackRequest, LoopbackReply> Script { get; set; } = _ => new LoopbackReply.Proper();

    /// <summary>Root address, for Azure OpenAI and Ollama.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Base address for OpenAI clients.</summary>
    public string Address => Root + "/v1";

    /// <summary>Chat requests so far.</summary>
    public int Requests => requests;

    /// <summary>Requests so far, in order of arrival.</summary>
    public IReadOnlyList<LoopbackRequest> Log => [.. log];

    /// <summary>How often each kind of reply was given, by the reply's type name.</summary>
    public IReadOnlyDictionary<string, int> Replies => replies;

    /// <summary>User messages that were answered completely.</summary>
    public int Answered => completed.Count;

    /// <summary>User messages that were answered completely more than once: what nobody should pay for.</summary>
    public int AnsweredTwice => completed.Count(c => c.Value > 1);

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="answer">The text of the model's answer to a user message.</param>
    /// <param name="port">A fixed port, or 0.</param>
    public static async Task<LoopbackOpenAiServer> StartAsync(Func<string, string> answer, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        var server = new LoopbackOpenAiServer(builder.Build(), answer);
        server.app.MapPost("/v1/chat/completions", server.ChatAsync);
        server.app.MapPost("/openai/deployments/{deployment}/chat/completions", server.ChatAsync);
        server.app.MapPost("/api/chat", server.ChatAsync);
        await server.app.StartAsync();
        server.Root = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(impatient.Token);
        await app.DisposeAsync();
    }

    private async Task ChatAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body) ?? throw new InvalidOperationException("an empty request");
        var user = body["messages"]!.AsArray().Last(m => (string?)m!["role"] == "user")!["content"]!.ToString();
        var request = new LoopbackRequest(
            Interlocked.Increment(ref requests), user, attempts.AddOrUpdate(user, 1, (_, n) => n + 1), context.Request.Path + context.Request.QueryString, body.ToJsonString());
        log.Enqueue(request);
        var reply = Script(request);
        replies.AddOrUpdate(reply.GetType().Name, 1, (_, n) => n + 1);
        var wire = new LoopbackWire(context, ollama: context.Request.Path == "/api/chat", stream: (bool?)body["stream"] == true, (string?)body["model"] ?? "");
        if (await SendAsync(reply, request, wire))
            completed.AddOrUpdate(user, 1, (_, n) => n + 1);
    }

    /// <summary>True when the reply is a complete answer, which must never be asked for again.</summary>
    private async Task<bool> SendAsync(LoopbackReply reply, LoopbackRequest request, LoopbackWire wire)
    {
        switch (reply)
        {
            case LoopbackReply.Proper proper:
                await Task.Delay(proper.Wait, wire.Aborted);
                await wire.AnswerAsync(answer(request.User), "stop");
                return true;
            case LoopbackReply.Text text:
                await wire.AnswerAsync(text.Content, text.FinishReason);
                return true;
            case LoopbackReply.CutOff:
                var whole = answer(request.User);
                await wire.AnswerAsync(whole[..(whole.Length / 2)], "length");
                return true;
            case LoopbackReply.WrongIds:
                await wire.AnswerAsync(answer(request.User).Replace("\"id\":\"", "\"id\":\"x", StringComparison.Ordinal), "stop");
                return true;
            case LoopbackReply.Refusal:
                await wire.RefuseAsync();
                return true;
            case LoopbackReply.ContentFilter:
                await wire.ErrorAsync(400, "The response was filtered due to the prompt triggering the content management policy.", "content_filter");
                return true;
            case LoopbackReply.RateLimited limited:
                if (limited.RetryAfter is { } wait)
                    wire.Header("Retry-After", ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
                await wire.ErrorAsync(429, "Rate limit reached", "rate_limit_exceeded");
                return false;
            case LoopbackReply.Status status:
                await wire.ErrorAsync(status.Code, status.Message, status.ErrorCode);
                return false;
            case LoopbackReply.CutConnection:
                await wire.CutAsync(answer(request.User));
                return false;
            case LoopbackReply.HalfBody:
                await wire.HalfAsync(answer(request.User));
                return false;
            case LoopbackReply.ForeignBody:
                await wire.RawAsync("""{"hello":"world"}""");
                return false;
            case LoopbackReply.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, wire.Aborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return false;
            default:
                throw new InvalidOperationException($"no such reply: {reply.GetType().Name}");
        }
    }
}
