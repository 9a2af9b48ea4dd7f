namespace SynthEmotion.Generation;

/// <summary>What follows from a call that gave no samples.</summary>
internal enum CallEnd
{
    /// <summary>Nothing was answered: ask again later.</summary>
    Postponed,

    /// <summary>The endpoint is set up wrongly: stop the run.</summary>
    Refused,

    /// <summary>The error is the answer, for good: store it.</summary>
    Final,
}

/// <summary>A call that gave no chat completion, already named. Its message holds no secret.</summary>
internal sealed class CallFailedException(CallEnd end, string name, string detail, int? status = null, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(detail, inner)
{
    public CallEnd End => end;

    public string Name => name;

    public int? Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
