using System.Text.Json;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Domain;

public sealed class LabelSetTests
{
    [Theory]
    [InlineData("anger")]
    [InlineData("anger+sadness")]
    [InlineData("fear+joy+surprise")]
    [InlineData("neutral")]
    public void A_label_set_reads_back_what_it_writes(string text)
    {
        Assert.Equal(text, LabelSet.Parse(text).ToString());
        Assert.Equal(LabelSet.Parse(text), JsonSerializer.Deserialize<LabelSet>(JsonSerializer.Serialize(LabelSet.Parse(text))));
    }

    [Theory]
    [InlineData("neutral+joy", "stands alone")]
    [InlineData("anger+disgust+fear+joy", "at most 3")]
    [InlineData("rage", "is no emotion")]
    [InlineData("", "is no emotion")]
    public void A_set_that_is_not_allowed_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => LabelSet.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Label_sets_sort_by_size_then_by_label_order()
    {
        string[] sorted = ["anger", "joy", "anger+joy", "fear+joy", "anger+fear+joy"];
        Assert.Equal(sorted, sorted.Reverse().Select(LabelSet.Parse).Order().Select(s => s.ToString()));
    }

    [Fact]
    public void Facet_names_are_unique_over_all_labels()
    {
        var all = Emotions.All.SelectMany(Facets.Of).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(60, all.Count);
    }
}
