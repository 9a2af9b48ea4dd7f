using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Planning;

public sealed class CellQuotasTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(500)]
    [InlineData(50_000)]
    public void Quotas_of_any_n_sum_to_n(int n) => Assert.Equal(n, CellQuotas.For(PlanProfiles.Small, n).Sum(q => q.Quota));

    [Fact]
    public void Sizes_have_the_shares_of_the_design()
    {
        var bySize = CellQuotas.Shares(PlanProfiles.Small).ToLookup(s => (s.Labels.Count, s.Labels.Contains(Emotion.Neutral)));
        Assert.Equal(0.10, bySize[(1, true)].Sum(s => s.Share), 6);
        Assert.Equal(0.42, bySize[(1, false)].Sum(s => s.Share), 2);
        Assert.Equal(0.36, bySize[(2, false)].Sum(s => s.Share), 2);
        Assert.Equal(0.12, bySize[(3, false)].Sum(s => s.Share), 2);
    }

    [Fact]
    public void Each_emotion_is_in_fifteen_percent_give_or_take_a_fifth()
    {
        var shares = CellQuotas.Shares(PlanProfiles.Small);
        foreach (var emotion in Emotions.Felt)
            Assert.InRange(shares.Where(s => s.Labels.Contains(emotion)).Sum(s => s.Share), 0.12, 0.18);
    }

    [Fact]
    public void A_heavier_pair_gets_more_than_a_lighter_one_of_the_same_emotions()
    {
        var profile = PlanProfiles.Small;
        var pair = profile.LabelSets.Keys.First(l => l.Count == 2);
        var heavier = profile with { LabelSets = profile.LabelSets.SetItem(pair, profile.LabelSets[pair] * 10) };
        Assert.True(Share(heavier, pair) > Share(profile, pair));
    }

    private static double Share(CulturalProfile profile, LabelSet labels) => CellQuotas.Shares(profile).Single(s => s.Labels == labels).Share;
}
