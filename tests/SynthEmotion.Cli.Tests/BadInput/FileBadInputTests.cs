using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.BadInput;

/// <summary>Mistakes in verbs and in the files and folders that verbs other than run take.</summary>
public sealed class FileBadInputTests : ProgramTests
{
    [Theory]
    [InlineData("frobnicate", "'frobnicate'")]
    [InlineData("corpus frobnicate", "'frobnicate'")]
    [InlineData("corpus", "Required command")]
    [InlineData("profile check xx", "no cultural profile for 'xx'")]
    [InlineData("profile preview xx", "no cultural profile for 'xx'")]
    [InlineData("predict text", "'--model' is required")]
    [InlineData("predict --model nowhere text", "nowhere: no such folder")]
    [InlineData("predict --model . text", "config.json: no such file")]
    [InlineData("evaluate --model nowhere", "nowhere: no such folder")]
    [InlineData("evaluate --model .", "config.json: no such file")]
    [InlineData("train --workspace nowhere --output model", "--workspace nowhere: no workspace is there")]
    [InlineData("train --workspace .", "'--output' is required")]
    [InlineData("corpus verify --workspace nowhere", "--workspace nowhere: no workspace is there")]
    [InlineData("corpus show --workspace nowhere", "--workspace nowhere: no workspace is there")]
    [InlineData("score", "file")]
    [InlineData("score nowhere.jsonl", "nowhere.jsonl")]
    public async Task The_mistake_is_named_and_nothing_is_written(string command, string says)
    {
        var ended = await RunAsync(command.Split(' '));
        Assert.True(ended.Code == 2, ended.ToString());
        Assert.Contains(says, ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("{\"labels\":[1,0],\"scores\":[0.5,0.5]}\nnot json", ":2")]
    [InlineData("{\"labels\":[1,0],\"scores\":[0.5,0.5]}\n{\"labels\":[1,0,1],\"scores\":[0.5,0.5,0.1]}", ":2")]
    [InlineData("{\"labels\":[1,2],\"scores\":[0.5,0.5]}", ":1")]
    [InlineData("{\"labels\":[1,0],\"scores\":[0.5]}", ":1")]
    [InlineData("{\"labels\":[1,0],\"scores\":[0.5,\"much\"]}", ":1")]
    [InlineData("{\"labels\":[1,0]}", ":1")]
    [InlineData("", "table.jsonl")]
    public async Task Score_names_the_bad_line(string table, string says)
    {
        var file = Path.Combine(Folder, "table.jsonl");
        File.WriteAllText(file, table);
        AssertMistake(await RunAsync("score", file), "table.jsonl", says);
    }
}
