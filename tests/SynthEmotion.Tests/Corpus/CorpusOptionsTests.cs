using SynthEmotion.Corpus;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class CorpusOptionsTests
{
    [Fact]
    public void Defaults_are_valid_and_their_identity_is_known() =>
        Assert.Equal(("""{"shardSize":5000,"split":[90,5,5]}""", 0), (new CorpusOptions().ToIdentity().ToJsonString(), new CorpusOptions().Validate().Count()));

    [Fact]
    public void Validate_names_every_setting_out_of_range()
    {
        var options = new CorpusOptions { ShardSize = 0, Split = new SplitShares(0, 100, -1), License = "my own: see\nfile" };

        Assert.Equal(
            ["corpus.shard-size", "corpus.split.train", "corpus.split.validation", "corpus.split.test", "corpus.split.train", "corpus.license"],
            options.Validate().Select(e => e.Key));
    }
}
