namespace SynthEmotion.Generation;

/// <summary>The names by which failures are counted and shown. docs/endpoints.md says what each means and what happens next.</summary>
public static class FailureNames
{
    /// <summary>The sample's object was lost because the answer ended early.</summary>
    public const string CutOff = "cut-off";

    /// <summary>The answer holds no JSON and refuses nothing.</summary>
    public const string NotJson = "not-json";

    /// <summary>The model declined.</summary>
    public const string Refusal = "refusal";

    /// <summary>The endpoint's content filter stopped the request or the answer.</summary>
    public const string ContentFilter = "content-filter";

    /// <summary>The request was longer than the model's context; its answer is this error for good.</summary>
    public const string ContextLength = "context-length";

    /// <summary>The answer has no sample of this id.</summary>
    public const string MissingId = "missing-id";

    /// <summary>The answer gives two different texts for this id.</summary>
    public const string RepeatedId = "repeated-id";

    /// <summary>The answer gives a sample for an id that was not asked (concerns no sample asked for).</summary>
    public const string UnknownId = "unknown-id";

    /// <summary>The sample has no text.</summary>
    public const string EmptyText = "empty-text";

    /// <summary>The text holds half a character (a lone surrogate) or a replacement character.</summary>
    public const string BrokenText = "broken-text";

    /// <summary>The text has more than 4 KiB of UTF-8.</summary>
    public const string TooLong = "too-long";

    /// <summary>429.</summary>
    public const string RateLimited = "rate-limited";

    /// <summary>5xx, 409, 425.</summary>
    public const string ServerError = "server-error";

    /// <summary>No complete answer in the endpoint's time-out, or 408.</summary>
    public const string TimeOut = "time-out";

    /// <summary>No connection could be made.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The connection broke before the answer was complete.</summary>
    public const string ConnectionBroken = "connection-broken";

    /// <summary>The body ended in the middle of its JSON, or is no chat completion.</summary>
    public const string HalfAnswer = "half-answer";

    /// <summary>Every endpoint is unavailable just now.</summary>
    public const string NoEndpoint = "no-endpoint";

    /// <summary>401 or 403, or no token to be had: the run stops.</summary>
    public const string NotAuthorised = "not-authorised";

    /// <summary>404: no such model, deployment or path; the run stops.</summary>
    public const string NotFound = "not-found";

    /// <summary>402, or a 429 that says that the quota is used up: the run stops.</summary>
    public const string OutOfQuota = "out-of-quota";

    /// <summary>Another 4xx: the endpoint does not take requests of this form; the run stops.</summary>
    public const string BadRequest = "bad-request";
}
