using SynthEmotion.Domain;

namespace SynthEmotion.Tests.Generation;

/// <summary>A chat request as the loopback server received it.</summary>
/// <param name="Number">Place in order of arrival, from 1.</param>
/// <param name="User">Text of the last user message: what tells one batch from another.</param>
/// <param name="Attempt">How often this very user message has come, from 1.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The whole JSON body.</param>
public sealed record LoopbackRequest(int Number, string User, int Attempt, string Path, string Body);

/// <summary>What the loopback server does with a request.</summary>
public abstract record LoopbackReply
{
    /// <summary>The answer function's text, after <paramref name="Wait"/>.</summary>
    public sealed record Proper(TimeSpan Wait = default) : LoopbackReply;

    /// <summary>This text as the model's answer.</summary>
    public sealed record Text(string Content, string FinishReason = "stop") : LoopbackReply;

    /// <summary>The proper answer's first half, finish reason "length".</summary>
    public sealed record CutOff : LoopbackReply;

    /// <summary>The proper answer with every id changed.</summary>
    public sealed record WrongIds : LoopbackReply;

    /// <summary>A message with the refusal field set.</summary>
    public sealed record Refusal : LoopbackReply;

    /// <summary>400 with the code of Azure's and OpenAI's content filter.</summary>
    public sealed record ContentFilter : LoopbackReply;

    /// <summary>429, with Retry-After where given.</summary>
    public sealed record RateLimited(TimeSpan? RetryAfter = null) : LoopbackReply;

    /// <summary>Any other status with an error body.</summary>
    public sealed record Status(int Code, string Message = "error", string ErrorCode = "") : LoopbackReply;

    /// <summary>Announces a long body, sends some of it and breaks the connection.</summary>
    public sealed record CutConnection : LoopbackReply;

    /// <summary>A complete HTTP answer whose body is the first half of a chat completion.</summary>
    public sealed record HalfBody : LoopbackReply;

    /// <summary>A body of JSON that is no chat completion.</summary>
    public sealed record ForeignBody : LoopbackReply;

    /// <summary>Never answers; holds the request until the caller gives up.</summary>
    public sealed record Hang : LoopbackReply;

    /// <summary>
    /// Mishaps at seeded rates, the rest proper. What happens depends on the message and the attempt alone, not on the order of arrival.
    /// </summary>
    public static Func<LoopbackRequest, LoopbackReply> AtRates(long seed, params (double Rate, LoopbackReply Reply)[] mishaps) => request =>
    {
        var chance = SeededRandom.From("loopback", $"{seed}", request.User, $"{request.Attempt}").NextDouble();
        foreach (var (rate, reply) in mishaps)
            if ((chance -= rate) < 0)
                return reply;
        return new Proper();
    };

    /// <summary>One reply after the other, the rest proper.</summary>
    public static Func<LoopbackRequest, LoopbackReply> InTurn(params LoopbackReply[] replies) =>
        request => request.Number <= replies.Length ? replies[request.Number - 1] : new Proper();
}
