using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Training.Checkpoints;
using TorchSharp;

namespace SynthEmotion.Training;

/// <summary>
/// A model's folder: config.json (what it is, how it was made, the hashes of the other files), model.safetensors (weights), the tokenizer's files and
/// training_log.json. Written under a temporary name and renamed, so that a folder with the right name is whole; checked when it is loaded.
/// </summary>
public static class Checkpoint
{
    internal const string ConfigFile = "config.json";
    private const string WeightsFile = "model.safetensors";
    private const string LogFile = "training_log.json";

    /// <summary>Writes a model to <paramref name="folder"/>, which must not exist yet or be an empty folder.</summary>
    /// <exception cref="BadInputException">There is something already, or the place is not writable.</exception>
    public static void Save(string folder, Encoder encoder, ModelInfo info, TrainingLog log)
    {
        var target = Path.GetFullPath(folder);
        CheckTarget(target);
        var temporary = $"{target}.{Environment.ProcessId}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Directory.CreateDirectory(temporary);
            SafetensorsWriter.Write(Path.Combine(temporary, WeightsFile), EncoderWeights.Of(encoder));
            File.WriteAllText(Path.Combine(temporary, LogFile), JsonSerializer.Serialize(log, CheckpointJson.Options) + "\n");
            string[] files = [WeightsFile, LogFile, .. encoder.SaveTokenizer(temporary)];
            File.WriteAllText(Path.Combine(temporary, ConfigFile), Config(temporary, encoder, info, files).ToJsonString(CheckpointJson.Options) + "\n");
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{target}: a model cannot be written there: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Reads a model back.</summary>
    /// <exception cref="BadInputException">The folder is no checkpoint, or a file of it is missing, damaged or of another version.</exception>
    /// <exception cref="TorchLoadException">libtorch does not load on this machine.</exception>
    public static TrainedModel Load(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (!Directory.Exists(path))
            throw new BadInputException($"{path}: no such folder; the folder of a trained model is expected");
        var reader = new CheckpointReader(path, CheckpointJson.Read<JsonObject>(Path.Combine(path, ConfigFile)));
        CheckLabels(reader);
        CheckFiles(reader);
        var info = CheckpointJson.Part<ModelInfo>(reader.Where, reader.Config, "synthemotion");
        if (info.LabelPriors.Count != Emotions.All.Count)
            throw new BadInputException($"{reader.Where}: synthemotion.label_priors has {info.LabelPriors.Count} numbers; {Emotions.All.Count} are expected");
        var log = CheckpointJson.Read<TrainingLog>(Path.Combine(path, LogFile));
        TorchRuntime.EnsureLoaded();
        torch.set_num_threads(info.Options.Threads);
        var encoder = EncoderFamily.Of(reader.Config["model_type"]?.ToString() ?? "", reader.Where).Restore(reader);
        try
        {
            EncoderWeights.Load(encoder, Path.Combine(path, WeightsFile));
            encoder.eval();
            return new TrainedModel(path, encoder, info, log);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a place where <see cref="Save"/> would fail; called before a long training, so that it is not for nothing.</summary>
    internal static void CheckTarget(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new BadInputException($"{folder}: exists already; a model is written to a new folder");
    }

    private static JsonObject Config(string folder, Encoder encoder, ModelInfo info, IEnumerable<string> files)
    {
        var config = new JsonObject
        {
            ["model_type"] = encoder.ModelType,
            ["problem_type"] = "multi_label_classification",
            ["torch_dtype"] = "float32",
            ["id2label"] = new JsonObject(Emotions.All.Select(e => KeyValuePair.Create($"{(int)e}", (JsonNode?)e.Name()))),
            ["label2id"] = new JsonObject(Emotions.All.Select(e => KeyValuePair.Create(e.Name(), (JsonNode?)(int)e))),
        };
        foreach (var (key, value) in encoder.Config)
            config[key] = value?.DeepClone();
        config["synthemotion"] = JsonSerializer.SerializeToNode(info, CheckpointJson.Options);
        config["files"] = new JsonObject(files.Order(StringComparer.Ordinal).Select(f => KeyValuePair.Create(f, (JsonNode?)HashOf(Path.Combine(folder, f)))));
        return config;
    }

    private static void CheckLabels(CheckpointReader reader)
    {
        var labels = reader.Config["id2label"] as JsonObject;
        var names = Emotions.All.Select(e => labels?[$"{(int)e}"]?.ToString()).ToArray();
        if (labels?.Count != names.Length || !names.SequenceEqual(Emotions.Names))
            throw new BadInputException($"{reader.Where}: id2label is not this program's: 0 to {names.Length - 1} must be {string.Join(", ", Emotions.Names)}");
    }

    private static void CheckFiles(CheckpointReader reader)
    {
        var problems = new List<string>();
        foreach (var (file, hash) in reader.Config["files"] as JsonObject ?? throw new BadInputException($"{reader.Where}: files is missing; it lists the hash of each file"))
        {
            var path = Path.Combine(reader.Folder, Path.GetFileName(file));
            if (!File.Exists(path))
                problems.Add($"{path}: no such file; {ConfigFile} names it");
            else if (HashOf(path) != hash?.ToString())
                problems.Add($"{path}: damaged or changed: its sha256 is not the one that {ConfigFile} names");
        }
        if (problems.Count > 0)
            throw new BadInputException(problems);
    }

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
