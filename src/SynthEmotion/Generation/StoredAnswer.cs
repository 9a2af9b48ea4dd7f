namespace SynthEmotion.Generation;

/// <summary>An answer as the response store keeps it.</summary>
/// <param name="Fingerprint">sha256 in hex of all that shaped the request.</param>
/// <param name="Endpoint">Name of the endpoint that answered.</param>
/// <param name="Model">Model that it was asked for.</param>
/// <param name="Raw">The answer's bytes; <see cref="RawAnswer.Decode"/> reads them.</param>
/// <param name="Usage">Tokens, as the endpoint counted them.</param>
/// <param name="Cost">What it cost at the price set when it was asked.</param>
public sealed record StoredAnswer(string Fingerprint, string Endpoint, string Model, byte[] Raw, TokenUsage Usage, double Cost);

/// <summary>What one endpoint was paid, over all processes and starts of a workspace.</summary>
/// <param name="Endpoint">Name.</param>
/// <param name="Model">Model.</param>
/// <param name="Answers">Complete answers, those that lost to an earlier one included.</param>
/// <param name="Surplus">Answers that lost: paid, but not used.</param>
/// <param name="Usage">Tokens.</param>
/// <param name="Cost">Sum of the answers' costs.</param>
public sealed record EndpointSpend(string Endpoint, string Model, long Answers, long Surplus, TokenUsage Usage, double Cost);

/// <summary>
/// The response store can no longer keep answers: its file was deleted or replaced under the running program, the disk is full, or it was damaged.
/// The run stops: an answer that is not durable must not be used.
/// </summary>
public sealed class ResponseStoreException : Exception
{
    /// <summary>Says what happened and what to do.</summary>
    public ResponseStoreException(string message, Exception? inner = null) : base(message, inner) { }
}
