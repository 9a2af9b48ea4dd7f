using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using Xunit;

namespace SynthEmotion.Training.Tests.Checkpoints;

public sealed class CheckpointTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TrainedModel model = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var set = Some.Set with { Corpus = new CorpusIdentity(3, new Dictionary<string, string> { ["en"] = "00ff" }) };
        model = await Trainer.TrainAsync(set, Some.Quick, folder.File("model"), cancellation: Cancel);
    }

    public ValueTask DisposeAsync()
    {
        model.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Loaded_model_predicts_what_the_trained_one_does()
    {
        string[] texts = ["I was furious", "delighted", "", "日本語"];
        using var loaded = Predictor.Load(model.Folder);

        Assert.Equal(new Predictor(model).Predict(texts, Cancel), loaded.Predict(texts, Cancel));
        Assert.Equal(model.Info.Corpus!.Manifests["en"], loaded.Model.Info.Corpus!.Manifests["en"]);
        Assert.Equal(model.Info.LabelPriors, loaded.Model.Info.LabelPriors);
        Assert.Equal(model.Info.Options, loaded.Model.Info.Options);
        Assert.Equal(model.Log.Epochs, loaded.Model.Log.Epochs);
    }

    [Fact]
    public void Folder_has_the_four_files_and_no_leftover()
    {
        Assert.Equal(
            ["config.json", "model.safetensors", "tokenizer.safetensors", "training_log.json"],
            Directory.GetFiles(model.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Config_says_what_other_programs_look_for()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(model.Folder, "config.json")))!;

        Assert.Equal("subword-hash", (string?)config["model_type"]);
        Assert.Equal("multi_label_classification", (string?)config["problem_type"]);
        Assert.Equal("surprise", (string?)config["id2label"]!["10"]);
        Assert.Equal(3, (int?)config["synthemotion"]!["corpus"]!["version"]);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.safetensors")]
    [InlineData("training_log.json")]
    public void Changed_file_is_refused_by_name(string file)
    {
        var path = Path.Combine(model.Folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<BadInputException>(() => Checkpoint.Load(model.Folder));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_told_all_at_once()
    {
        File.Delete(Path.Combine(model.Folder, "model.safetensors"));
        File.Delete(Path.Combine(model.Folder, "training_log.json"));

        Assert.Equal(2, Assert.Throws<BadInputException>(() => Checkpoint.Load(model.Folder)).Problems.Count);
    }

    [Theory]
    [InlineData("\"model_type\": \"subword-hash\"", "\"model_type\": \"gpt\"", "known are subword-hash")]
    [InlineData("\"embedding_size\": 8", "\"embedding_size\": 9", "shape")]
    [InlineData("\"embedding_size\": 8", "\"embedding_size\": -8", "embedding_size is -8")]
    [InlineData("\"hidden_size\": 8,", "", "hidden_size is missing")]
    [InlineData("\"feature_version\": 1", "\"feature_version\": 2", "feature_version is 2")]
    [InlineData("\"1\": \"contempt\"", "\"1\": \"scorn\"", "id2label")]
    [InlineData("\"training_texts\"", "\"texts\"", "synthemotion")]
    [InlineData("\"files\"", "\"hashes\"", "files is missing")]
    [InlineData("{", "", "config.json")]
    public void Changed_config_is_refused_with_its_reason(string what, string by, string reason)
    {
        var path = Path.Combine(model.Folder, "config.json");
        var text = File.ReadAllText(path);
        var at = text.IndexOf(what, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + by + text[(at + what.Length)..]);

        var error = Assert.Throws<BadInputException>(() => Checkpoint.Load(model.Folder));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_is_no_checkpoint_is_refused()
    {
        Assert.Throws<BadInputException>(() => Checkpoint.Load(folder.File("nowhere")));
        Assert.Throws<BadInputException>(() => Checkpoint.Load(folder.Path));
    }

    [Fact]
    public void Existing_model_is_never_overwritten() =>
        Assert.Throws<BadInputException>(() => Checkpoint.Save(model.Folder, model.Encoder, model.Info, model.Log));
}
