using SynthEmotion.Training.Tokenization;
using Xunit;

namespace SynthEmotion.Training.Tests.Tokenization;

public class FeatureVocabularyTests
{
    private static readonly string[] Texts = ["red apple", "red pear", "green apple", "blue plum"];

    [Fact]
    public void Vocabulary_does_not_depend_on_the_order_of_the_texts() =>
        Assert.Equal(FeatureVocabulary.Choose(Texts, 1, 20).Hashes, FeatureVocabulary.Choose([.. Texts.Reverse()], 1, 20).Hashes);

    [Fact]
    public void Rare_features_have_no_row()
    {
        var vocabulary = FeatureVocabulary.Choose(Texts, 2, 1000);

        Assert.NotEmpty(vocabulary.Encode(["red"]).Ids);
        Assert.Empty(vocabulary.Encode(["blue"]).Ids);
    }

    [Fact]
    public void Most_frequent_features_come_first()
    {
        var vocabulary = FeatureVocabulary.Choose(["aaa b", "aaa c", "aaa d"], 1, 1);

        Assert.Single(vocabulary.Hashes);
        Assert.Single(vocabulary.Encode(["aaa"]).Ids);
    }

    [Fact]
    public void Weights_of_a_text_have_length_one()
    {
        var encoded = FeatureVocabulary.Choose(Texts, 1, 1000).Encode(["red red apple", "nothing known: 日本"]);

        Assert.Equal(1, encoded.Weights[..encoded.Offsets[1]].Sum(w => w * w), 5);
        Assert.Equal(2, encoded.Count);
    }

    [Fact]
    public void Doubled_feature_is_refused() => Assert.Throws<ArgumentException>(() => new FeatureVocabulary([7, 7], [1, 1]));
}
