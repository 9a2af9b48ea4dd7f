using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Training.Checkpoints;

/// <summary>How the files of a checkpoint spell things: keys with underscores, as the Hugging Face libraries do.</summary>
internal static class CheckpointJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a JSON file of a checkpoint.</summary>
    /// <exception cref="BadInputException">It is missing, or not what it should be.</exception>
    public static T Read<T>(string path)
    {
        if (!File.Exists(path))
            throw new BadInputException($"{path}: no such file; a checkpoint has it");
        return Parse<T>(path, () => JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options));
    }

    /// <summary>Takes a part of a JSON file as a record.</summary>
    /// <exception cref="BadInputException">It is missing, or not what it should be.</exception>
    public static T Part<T>(string path, JsonObject parent, string key) =>
        parent[key] is { } part
            ? Parse<T>($"{path}: {key}", () => part.Deserialize<T>(Options))
            : throw new BadInputException($"{path}: {key} is missing; a checkpoint of this program has it");

    private static T Parse<T>(string where, Func<T?> read)
    {
        try
        {
            return read() ?? throw new BadInputException($"{where}: null; an object is expected");
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{where}: {e.Message}");
        }
    }
}
