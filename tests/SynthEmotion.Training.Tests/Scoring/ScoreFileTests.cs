using SynthEmotion.Domain;
using SynthEmotion.Scoring;
using Xunit;

namespace SynthEmotion.Training.Tests.Scoring;

public sealed class ScoreFileTests : IDisposable
{
    private const string Good = """{"labels":[0,1],"scores":[0.2,0.8]}""";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Good_lines_are_read_in_order()
    {
        var file = folder.Write("s.jsonl", Good + "\n\n" + """{"id":7,"scores":[1,-2e-3],"labels":[1,0]}""" + "\n");

        var table = ScoreFile.Read(file);

        Assert.Equal([[false, true], [true, false]], table.Labels);
        Assert.Equal([[0.2, 0.8], [1, -0.002]], table.Scores);
    }

    [Theory]
    [InlineData("not json", "is no JSON")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("""{"labels":[0,1]}""", "scores must be")]
    [InlineData("""{"scores":[0,1]}""", "labels must be")]
    [InlineData("""{"labels":[0,2],"scores":[0.2,0.8]}""", "labels must be an array of 0 and 1")]
    [InlineData("""{"labels":[true,false],"scores":[0.2,0.8]}""", "labels must be")]
    [InlineData("""{"labels":[0,1],"scores":[0.2,"x"]}""", "scores must be")]
    [InlineData("""{"labels":[0,1],"scores":[0.2,1e999]}""", "scores must be an array of finite numbers")]
    [InlineData("""{"labels":[0,1],"scores":[0.2]}""", "2 labels and 1 scores")]
    [InlineData("""{"labels":[],"scores":[]}""", "at least one")]
    [InlineData("""{"labels":[0],"scores":[0.2]}""", "the lines before have 2")]
    public void Bad_line_is_told_with_its_number_and_what_is_right(string line, string reason)
    {
        var file = folder.Write("s.jsonl", Good + "\n" + line + "\n");

        var error = Assert.Throws<BadInputException>(() => ScoreFile.Read(file));

        Assert.Contains($"{file}:2: ", Assert.Single(error.Problems), StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_lines_are_told_all_at_once_up_to_twenty()
    {
        var file = folder.Write("s.jsonl", string.Concat(Enumerable.Repeat("x\n", 30)));

        Assert.Equal(20, Assert.Throws<BadInputException>(() => ScoreFile.Read(file)).Problems.Count);
    }

    [Fact]
    public void Empty_and_missing_files_are_refused()
    {
        Assert.Throws<BadInputException>(() => ScoreFile.Read(folder.Write("empty.jsonl", "\n")));
        Assert.Throws<BadInputException>(() => ScoreFile.Read(folder.File("missing.jsonl")));
    }

    public void Dispose() => folder.Dispose();
}
