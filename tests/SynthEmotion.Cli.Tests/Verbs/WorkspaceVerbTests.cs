using System.Text.Json;
using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.Verbs;

/// <summary>Verbs on a finished workspace: corpus, predict, evaluate, train.</summary>
[Collection(FinishedWorkspace.Collection)]
public sealed class WorkspaceVerbTests : ProgramTests
{
    public WorkspaceVerbTests(FinishedWorkspace finished) => finished.CopyTo(Workspace);

    private string Model => Path.Combine(Workspace, "models", "000001");

    [Fact]
    public async Task Corpus_verify_counts_what_it_proved()
    {
        var ended = await RunAsync("corpus", "verify", "--workspace", Workspace);
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains($"good: 1 languages, {FinishedWorkspace.Samples} accepted", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corpus_show_gives_counts_and_texts()
    {
        var ended = await RunAsync("corpus", "show", "--workspace", Workspace, "--texts", "3");
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains($"{FinishedWorkspace.Samples}/{FinishedWorkspace.Samples}", ended.Output, StringComparison.Ordinal);
        Assert.Contains("embedded (embedded-author-1)", ended.Output, StringComparison.Ordinal);
        Assert.Contains("en: labels anger", ended.Output, StringComparison.Ordinal);
        Assert.Equal(3, ended.Output.Split('\n').Count(l => l.StartsWith("    [", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--language EN", "--language EN")]
    [InlineData("--texts -1", "--texts -1")]
    [InlineData("--corpus-version 7", "7")]
    public async Task Corpus_show_names_what_is_not_there(string options, string says) =>
        AssertMistake(await RunAsync(["corpus", "show", "--workspace", Workspace, .. options.Split(' ')]), says);

    [Fact]
    public async Task Predict_answers_arguments_and_standard_input_alike()
    {
        string[] texts = ["I am so angry with you!", "ありがとう", ""];
        var given = await RunAsync(["predict", "--model", Model, .. texts]);
        Assert.True(given.Code == 0, given.ToString());
        var lines = given.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(texts, lines.Select(l => l.GetProperty("text").GetString()));
        Assert.All(lines, l => Assert.Equal(11, l.GetProperty("scores").EnumerateObject().Count(s => s.Value.GetDouble() is >= 0 and <= 1)));
        var read = await RunWithInputAsync(string.Concat(texts.Select(t => t + "\n")), "predict", "--model", Model);
        Assert.Equal(given.Output, read.Output);
    }

    [Fact]
    public async Task Predict_refuses_a_threshold_that_is_no_probability() =>
        AssertMistake(await RunAsync("predict", "--model", Model, "--threshold", "7", "text"), "--threshold 7", "from 0 to 1");

    [Fact]
    public async Task A_model_with_damaged_weights_is_named()
    {
        File.WriteAllText(Path.Combine(Model, "model.safetensors"), "damaged");
        AssertMistake(await RunAsync("predict", "--model", Model, "text"), "model.safetensors");
        AssertMistake(await RunAsync("evaluate", "--model", Model), "model.safetensors");
    }

    [Fact]
    public async Task Train_and_evaluate_give_the_runs_own_model_and_scores_again()
    {
        var model = Path.Combine(Folder, "model");
        var trained = await RunAsync("train", "--workspace", Workspace, "--output", model, "--set", "training.epochs=2");
        Assert.True(trained.Code == 0, trained.ToString());
        Assert.Equal(CorpusHashes.OfFolder(Model).Where(IsWeights), CorpusHashes.OfFolder(model).Where(IsWeights));

        var evaluated = await RunAsync("evaluate", "--model", model, "--workspace", Workspace, "--json");
        Assert.True(evaluated.Code == 0, evaluated.ToString());
        var report = File.ReadAllText(Path.Combine(Workspace, "reports", "000001", "evaluation.json"));
        Assert.Equal(report.Trim(), evaluated.Output.Trim());

        AssertMistake(await RunAsync("train", "--workspace", Workspace, "--output", model), model, "exists");
    }

    private static bool IsWeights(string file) => file.StartsWith("model.safetensors ", StringComparison.Ordinal);
}
