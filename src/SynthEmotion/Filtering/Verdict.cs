namespace SynthEmotion.Filtering;

/// <summary>What a filter says of a candidate: keep it, or drop it for a named reason with the score that decided.</summary>
public readonly record struct Verdict
{
    private Verdict(string? reason, double? score, string? detail) => (Reason, Score, Detail) = (reason, score, detail);

    /// <summary>Why it is dropped, such as <c>near-duplicate</c>; null when it is kept.</summary>
    public string? Reason { get; }

    /// <summary>The measure that decided, rounded to 6 decimals; null when the rule has none.</summary>
    public double? Score { get; }

    /// <summary>What a person wants to know beside the score, such as the id of the twin; never time, host or path.</summary>
    public string? Detail { get; }

    /// <summary>True when the candidate goes on.</summary>
    public bool Keeps => Reason is null;

    /// <summary>Let it through.</summary>
    public static Verdict Keep => default;

    /// <summary>Drop it for <paramref name="reason"/>.</summary>
    public static Verdict Drop(string reason, double? score = null, string? detail = null) =>
        new(reason, score is { } s ? Math.Round(s, 6, MidpointRounding.AwayFromZero) : null, detail);
}
