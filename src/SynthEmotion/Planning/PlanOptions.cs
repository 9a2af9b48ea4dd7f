using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>Settings of the plan: section <c>synthemotion.plan</c>. All of them shape bytes and are part of the plan identity.</summary>
public sealed record PlanOptions
{
    /// <summary>Seed of everything that is chosen by chance.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>W: batches a round. At most 2W batches of a language are in flight.</summary>
    public int BatchesPerRound { get; init; } = 32;

    /// <summary>Samples asked for in one batch, 1 to 64.</summary>
    public int SamplesPerBatch { get; init; } = 10;

    /// <summary>Every setting out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (BatchesPerRound is < 1 or > 4096)
            yield return new SettingError("plan.batches-per-round", $"{BatchesPerRound}", "a whole number from 1 to 4096");
        if (SamplesPerBatch is < 1 or > 64)
            yield return new SettingError("plan.samples-per-batch", $"{SamplesPerBatch}", "a whole number from 1 to 64");
    }
}
