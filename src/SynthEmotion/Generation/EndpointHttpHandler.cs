using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SynthEmotion.Generation;

/// <summary>
/// Names what HTTP can do, once for all SDKs, before any of them sees it: a status that is no success, a connection that breaks, a body that ends in the
/// middle. It never asks twice: a batch without an answer goes back to the lease table, and what was answered is never paid again.
/// </summary>
internal sealed partial class EndpointHttpHandler(HttpMessageHandler inner, string? secret, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await Connected(() => base.SendAsync(request, cancellationToken), FailureNames.Unreachable).ConfigureAwait(false);
        // Events come one by one; whoever reads them meets what happens to the connection.
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return response;
        try
        {
            await Connected(
                async () =>
                {
                    await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                    return 0;
                },
                FailureNames.ConnectionBroken).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw Named(response, body);
            if (response.Content.Headers.ContentType?.MediaType == "application/json" && !IsJson(body))
                throw new CallFailedException(CallEnd.Postponed, FailureNames.HalfAnswer, $"the body ends after {body.Length} characters, inside its JSON");
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<T> Connected<T>(Func<Task<T>> act, string name)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            var connected = e.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError);
            throw new CallFailedException(CallEnd.Postponed, connected ? FailureNames.ConnectionBroken : name, e.HttpRequestError.ToString(), inner: e);
        }
        catch (IOException e)
        {
            throw new CallFailedException(CallEnd.Postponed, FailureNames.ConnectionBroken, e.GetType().Name, inner: e);
        }
    }

    private CallFailedException Named(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var (code, message) = ErrorOf(body);
        var detail = $"{status} {AnswerParser.Excerpt(Redact(message))}".TrimEnd();
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests when code == "insufficient_quota" => new(CallEnd.Refused, FailureNames.OutOfQuota, detail, status),
            HttpStatusCode.TooManyRequests => new(CallEnd.Postponed, FailureNames.RateLimited, detail, status, RetryAfter(response.Headers)),
            HttpStatusCode.RequestTimeout => new(CallEnd.Postponed, FailureNames.TimeOut, detail, status, RetryAfter(response.Headers)),
            HttpStatusCode.Conflict or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError =>
                new(CallEnd.Postponed, FailureNames.ServerError, detail, status, RetryAfter(response.Headers)),
            HttpStatusCode.BadRequest when code is "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation" =>
                new(CallEnd.Final, FailureNames.ContentFilter, detail, status),
            HttpStatusCode.RequestEntityTooLarge => new(CallEnd.Final, FailureNames.ContextLength, detail, status),
            HttpStatusCode.BadRequest when code == "context_length_exceeded" || message.Contains("maximum context length", StringComparison.OrdinalIgnoreCase) =>
                new(CallEnd.Final, FailureNames.ContextLength, detail, status),
            // What a server says of a wrong key often quotes it: the status says enough.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(CallEnd.Refused, FailureNames.NotAuthorised, $"{status}", status),
            HttpStatusCode.PaymentRequired => new(CallEnd.Refused, FailureNames.OutOfQuota, detail, status),
            HttpStatusCode.NotFound => new(CallEnd.Refused, FailureNames.NotFound, detail, status),
            _ => new(CallEnd.Refused, FailureNames.BadRequest, detail, status),
        };
    }

    // OpenAI and Azure: {"error":{"code","message","innererror":{"code"}}}; Ollama: {"error":"text"}; others: anything.
    private static (string Code, string Message) ErrorOf(string body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["error"] switch
            {
                JsonObject e => ((e["code"] ?? e["type"])?.ToString() is { Length: > 0 } c ? c : e["innererror"]?["code"]?.ToString() ?? "", e["message"]?.ToString() ?? ""),
                JsonValue v => ("", v.ToString()),
                _ => ("", body),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return ("", body);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), System.Globalization.CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 1e9)
            return TimeSpan.FromMilliseconds(ms);
        var wait = headers.RetryAfter is { Date: { } date } ? date - time.GetUtcNow() : headers.RetryAfter?.Delta;
        return wait is { } w && w < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private string Redact(string text) =>
        KeyLike().Replace(string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "(key)", StringComparison.Ordinal), "(key)");

    private static bool IsJson(string body)
    {
        try
        {
            using var _ = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\b(sk-|Bearer )[A-Za-z0-9_*.\-]{4,}")]
    private static partial Regex KeyLike();
}
