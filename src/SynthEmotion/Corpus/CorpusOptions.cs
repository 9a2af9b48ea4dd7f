using System.Globalization;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Settings below <c>synthemotion.corpus</c>. All but <see cref="License"/> are fixed for a workspace's life.</summary>
public sealed record CorpusOptions
{
    /// <summary><c>shard-size</c>: a language commits at the end of the round at which this many samples wait. 1 to 1,000,000; default 5,000.</summary>
    public int ShardSize { get; init; } = 5_000;

    /// <summary><c>split</c>: percent of the groups in train, validation and test. Default 90, 5, 5.</summary>
    public SplitShares Split { get; init; } = new();

    /// <summary><c>license</c>: the dataset card's license, an identifier of the Hugging Face hub such as apache-2.0. Default other.</summary>
    public string License { get; init; } = "other";

    /// <summary>What of these settings is part of a plan's identity: all that shapes the bytes of shards.</summary>
    public JsonObject ToIdentity() => new()
    {
        ["shardSize"] = ShardSize,
        ["split"] = new JsonArray(Split.Train, Split.Validation, Split.Test),
    };

    /// <summary>Every setting out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (ShardSize is < 1 or > 1_000_000)
            yield return new SettingError("corpus.shard-size", ShardSize.ToString(CultureInfo.InvariantCulture), "1 to 1000000 samples");
        foreach (var error in Split.Validate())
            yield return error;
        if (License.Length == 0 || License.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')))
            yield return new SettingError("corpus.license", License, "a license identifier such as apache-2.0, cc-by-4.0 or other");
    }
}
