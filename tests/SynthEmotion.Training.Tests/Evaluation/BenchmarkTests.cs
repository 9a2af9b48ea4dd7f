using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using Xunit;

namespace SynthEmotion.Training.Tests.Evaluation;

public sealed class BenchmarkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Descriptions_of_the_repository_are_right()
    {
        var goEmotions = Assert.Single(BenchmarkCatalog.Load(TestPaths.Repository("benchmarks")), b => b.Name == "GoEmotions");

        Assert.True(goEmotions.Development);
        Assert.Equal(["broad", "strict"], goEmotions.Mappings.Select(m => m.Name));
        Assert.All(goEmotions.Mappings, m => Assert.Equal(Emotions.All, m.Evaluated));
        Assert.All(goEmotions.Mappings, m => Assert.Equal(28, m.Labels.Count));
    }

    [Fact]
    public void Mapping_of_GoEmotions_is_the_one_that_was_decided_beforehand()
    {
        var decided = File.ReadLines(TestPaths.Shared("benchmarks/mappings.md")).SkipWhile(l => !l.StartsWith("## GoEmotions", StringComparison.Ordinal))
            .Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Length > 4 && c[2] is not ("broad" or "---"))
            .ToArray();
        var mappings = BenchmarkCatalog.Load(TestPaths.Repository("benchmarks")).Single(b => b.Name == "GoEmotions").Mappings;

        Assert.Equal(28, decided.Length);
        foreach (var row in decided)
            for (var m = 0; m < 2; m++)
                Assert.Equal(row[2 + m].Replace("-", "", StringComparison.Ordinal), string.Join('+', mappings[m].Labels[row[1]].Select(e => e.Name())));
    }

    [Fact]
    public void Neutral_goes_where_an_emotion_stands_beside_it()
    {
        var mapping = new LabelMapping("m", new Dictionary<string, IReadOnlyList<Emotion>>
        {
            ["calm"] = [Emotion.Neutral],
            ["glad"] = [Emotion.Joy],
            ["moved"] = [Emotion.Joy, Emotion.Sadness],
            ["odd"] = [],
        });

        Assert.Equal([Emotion.Joy], mapping.Map(["calm", "glad"]));
        Assert.Equal([Emotion.Neutral], mapping.Map(["calm"]));
        Assert.Equal([Emotion.Joy, Emotion.Sadness], mapping.Map(["moved", "glad"]));
        Assert.Empty(mapping.Map(["odd"]));
        Assert.Equal([Emotion.Joy, Emotion.Neutral, Emotion.Sadness], mapping.Evaluated);
    }

    [Fact]
    public void Errors_of_a_description_are_told_all_at_once()
    {
        folder.Write("bad.yaml", "name: X\nformat: csv\nfiles: [{path: a.tsv, language: English}]\nmapping: {broad: {happy: [happiness]}}\n");

        var error = Assert.Throws<BadInputException>(() => BenchmarkCatalog.Load(folder.Path));

        // labels, licence, citation, format, language, emotion
        Assert.Equal(6, error.Problems.Count);
    }

    [Theory]
    [InlineData("nmae: X\n", "bad.yaml:1")]
    [InlineData("name: [\n", "bad.yaml:")]
    [InlineData("", "name is missing")]
    public void File_that_is_no_description_is_told_with_its_place(string yaml, string reason)
    {
        folder.Write("bad.yaml", yaml);

        Assert.Contains(reason, Assert.Throws<BadInputException>(() => BenchmarkCatalog.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
