using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Corpus;

/// <summary>What a sample is used for.</summary>
public enum Split
{
    /// <summary>Weights are fitted on it.</summary>
    Train,

    /// <summary>Decides when training stops and which settings are best.</summary>
    Validation,

    /// <summary>Looked at once, for the in-domain score.</summary>
    Test,
}

/// <summary>Names of splits.</summary>
public static class Splits
{
    /// <summary>The three, in order.</summary>
    public static IReadOnlyList<Split> All { get; } = [Split.Train, Split.Validation, Split.Test];

    /// <summary><c>train</c>, <c>validation</c> or <c>test</c>.</summary>
    public static string Name(this Split split) => EnumText.Name(split);
}

/// <summary>How large each split is, in percent of the groups; the three sum to 100. Fixed for a corpus's life.</summary>
/// <param name="Train">Default 90; at least 1.</param>
/// <param name="Validation">Default 5.</param>
/// <param name="Test">Default 5.</param>
public sealed record SplitShares(int Train = 90, int Validation = 5, int Test = 5)
{
    /// <summary>Every share out of range. Keys are below <c>synthemotion.corpus.split</c>.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (Train is < 1 or > 100)
            yield return Error("train", Train, "1 to 100 (percent)");
        if (Validation is < 0 or > 99)
            yield return Error("validation", Validation, "0 to 99 (percent)");
        if (Test is < 0 or > 99)
            yield return Error("test", Test, "0 to 99 (percent)");
        if ((long)Train + Validation + Test != 100)
            yield return Error("train", Train, $"train + validation + test must be 100, these are {(long)Train + Validation + Test}");
    }

    /// <summary>For example <c>90/5/5</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Train}/{Validation}/{Test}");

    private static SettingError Error(string key, int value, string valid) =>
        new($"corpus.split.{key}", value.ToString(System.Globalization.CultureInfo.InvariantCulture), valid);
}

/// <summary>Which split a sample is in: a stable hash of its language and group, so that texts on one situation never stand on both sides.</summary>
public static class SplitRule
{
    /// <summary>The split of every sample of <paramref name="group"/> in <paramref name="language"/>.</summary>
    public static Split Of(LanguageTag language, string group, SplitShares shares)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\u001f{group}"));
        var percent = (int)Math.BigMul(BinaryPrimitives.ReadUInt64BigEndian(hash), 100UL, out _);
        return percent < shares.Train ? Split.Train : percent < shares.Train + shares.Validation ? Split.Validation : Split.Test;
    }

    /// <summary>
    /// The group of a sample: the situation that its author built it on, else scenario and label set. A spec without scenario (neutral, from a model)
    /// is a group of its own: else a language's neutral samples would all be in one split.
    /// </summary>
    /// <param name="situation">Situation of the profile where the author names one; else null.</param>
    /// <param name="spec">What was asked.</param>
    /// <param name="sampleId">The sample's id.</param>
    public static string GroupOf(string? situation, SampleSpec spec, string sampleId) => situation switch
    {
        not null => $"situation/{situation}",
        null when spec.Scenario.Length > 0 => $"scenario/{spec.Scenario}/{spec.Labels}",
        null => $"sample/{sampleId}",
    };
}
