using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Training;

/// <summary>A checkpoint's folder and its config.json, as an encoder family sees it when it restores an encoder.</summary>
internal sealed record CheckpointReader(string Folder, JsonObject Config)
{
    /// <summary>config.json in words, for messages.</summary>
    public string Where => Path.Combine(Folder, Checkpoint.ConfigFile);

    /// <summary>A size: a whole number of 1 to 2^24.</summary>
    /// <exception cref="BadInputException">The key is missing or holds something else.</exception>
    public int Size(string key) => Number(key) is { } value and > 0 and <= 1 << 24 ? value : throw Wrong(key, "a whole number from 1 to 16777216");

    /// <summary>Checks that a number is what it must be.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public void Require(string key, int expected)
    {
        if (Number(key) != expected)
            throw Wrong(key, $"{expected}");
    }

    private int? Number(string key) => Config[key] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private BadInputException Wrong(string key, string right) =>
        new($"{Where}: {key} is {Config[key]?.ToJsonString() ?? "missing"}; it should be {right}");
}
