using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

public sealed class ProfileDepthTests
{
    [Theory]
    [InlineData("labels.anger.facets.outrage: words: 2; at least 4 are needed")]
    [InlineData("display_rules: 1; at least 8 are needed")]
    [InlineData("registers: 2; at least 6 are needed")]
    [InlineData("scenarios: 1; at least 40 are needed")]
    [InlineData("idioms.joy: 1; at least 3 are needed")]
    [InlineData("label_sets.pairs: 2; at least 20 are needed")]
    [InlineData("label_sets.triples: 1; at least 6 are needed")]
    [InlineData("label_sets.pairs: with love: 0; at least 3 are needed")]
    [InlineData("label_sets.triples: with love: 0; at least 1 are needed")]
    [InlineData("exemplars: of anger: 1; at least 10 are needed")]
    [InlineData("exemplars: of facet dread: 0; at least 1 are needed")]
    [InlineData("exemplars: with several labels: 0; at least 30 are needed")]
    [InlineData("exemplars: a share of 1.00 is plain; about 0.60 (0.50 to 0.70) should be")]
    [InlineData("exemplars: in variety indian: 0; at least 1 are needed")]
    [InlineData("situations: that raise anger: 3; at least 14 are needed")]
    [InlineData("situations: that raise cringe: 1; at least 5 are needed")]
    [InlineData("situations: that raise joy+surprise at once: 1; at least 3 are needed")]
    [InlineData("reactions.dread.plain: outside varieties with texts of their own: 2; at least 6 are needed")]
    [InlineData("reactions.dread.indirect: outside varieties with texts of their own: 1; at least 2 are needed")]
    [InlineData("openers.complaint: 0; at least 1 are needed")]
    [InlineData("neutral.advice: 1; at least 15 are needed")]
    [InlineData("neutral: in all: 6; at least 150 are needed")]
    [InlineData("neutral: that fit register chat: 6; at least 10 are needed")]
    [InlineData("situations: of variety indian none raises anger; a variety with texts of its own needs one an emotion")]
    [InlineData("reactions.delight: variety indian has situations that raise it; it needs a plain and an indirect reaction of its own")]
    [InlineData("neutral: of variety indian: 0; at least 4 are needed")]
    public void Check_small_profile_tells_each_minimum(string expected) => Assert.Contains(expected, ProfileDepth.Check(SmallProfile.Load()));

    [Fact]
    public void Check_texts_alike_twice_too_long_or_in_another_script_are_told()
    {
        var profile = SmallProfile.Load();
        var plain = profile.Exemplars[0];
        profile = profile with
        {
            Exemplars =
            [
                plain with { Text = "My neighbour took the parking space again this very morning." },
                plain with { Text = "My neighbour took the parking space again this very evening!" },
                plain with { Text = "Это письмо приводит меня в ярость." },
                plain with { Text = "The queue did not move for two hours." },
                plain with { Text = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"word{i}")) },
                plain with { Labels = LabelSet.Of(Emotion.Joy, Emotion.Sadness), Text = "Laughing and crying." },
            ],
        };

        var problems = ProfileDepth.Check(profile);

        Assert.Contains("exemplars[1] and exemplars[2]: alike by 0.78; change one: My neighbour took the parking space again this very evening!", problems);
        Assert.Contains("exemplars[3]: 0.00 of its letters are in its variety's scripts; most should be: Это письмо приводит меня в ярость.", problems);
        Assert.Contains("exemplars[4] and situations.queue: the same text; say it once: The queue did not move for two hours.", problems);
        Assert.Contains(problems, p => p.StartsWith("exemplars[5]: 549 characters; the long class ends at 320", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("exemplars[6]: joy+sadness is not in label_sets", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_text_that_names_a_variety_is_judged_by_its_scripts()
    {
        var profile = SmallProfile.Load();
        profile = profile with
        {
            Varieties = [profile.Varieties[0], profile.Varieties[1] with { Scripts = ["Deva"] }],
            Neutral = profile.Neutral.SetItem("facts", [new ProfileText("दुकान सुबह आठ बजे खुलती है।", [], ["indian"]), new ProfileText("दुकान शाम को बंद रहती है आज।", [], [])]),
        };

        var problems = ProfileDepth.Check(profile).Where(p => p.Contains("scripts", StringComparison.Ordinal)).ToImmutableArray();

        Assert.Contains(problems, p => p.StartsWith("neutral.facts[2]", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, p => p.StartsWith("neutral.facts[1]", StringComparison.Ordinal));
    }
}
