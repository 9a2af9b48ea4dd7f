using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Planning;

public sealed class SamplePlanTests
{
    private static readonly PlanOptions Options = new();

    private static readonly IReadOnlyList<SampleSpec> Specs = [.. Plan(20_000).Round(0, FoldState.Empty).SelectMany(b => b.Samples)];

    [Fact]
    public void A_round_planned_twice_is_the_same() =>
        Assert.Equal(Plan(700).Round(1, FoldState.Empty).Select(b => b.Id), Plan(700).Round(1, FoldState.Empty).Select(b => b.Id));

    [Fact]
    public void Another_identity_gives_other_batches() =>
        Assert.NotEqual(Plan(700).Round(0, FoldState.Empty)[0].Id, new SamplePlan("other", PlanProfiles.Small, 700, Options).Round(0, FoldState.Empty)[0].Id);

    [Fact]
    public void The_first_two_rounds_ask_together_for_n() =>
        Assert.Equal(500, Plan(500).Round(0, FoldState.Empty).Concat(Plan(500).Round(1, FoldState.Empty)).Sum(b => b.Samples.Count));

    [Fact]
    public void A_round_planned_from_the_wrong_state_is_refused() =>
        Assert.Throws<ArgumentException>(() => Plan(500).Round(5, FoldState.Empty));

    [Fact]
    public void Varieties_are_asked_by_their_shares()
    {
        foreach (var variety in PlanProfiles.Small.Varieties)
            Assert.InRange(Specs.Count(s => s.Variety == variety.Id), (Specs.Count * variety.Share) - 2, (Specs.Count * variety.Share) + 2);
    }

    [Fact]
    public void Explicitness_is_asked_by_its_shares_and_neutral_has_none()
    {
        Assert.All(Specs, s => Assert.Equal(s.Labels.Contains(Emotion.Neutral), s.Explicitness == Explicitness.None));
        var felt = Specs.Where(s => s.Explicitness != Explicitness.None).ToList();
        Assert.InRange(felt.Count(s => s.Explicitness == Explicitness.Plain) / (double)felt.Count, 0.57, 0.63);
    }

    [Fact]
    public void Lengths_are_asked_by_their_shares_and_no_triple_is_short()
    {
        foreach (var (length, limit) in PlanProfiles.Small.Lengths)
            Assert.InRange(Specs.Count(s => s.Length == length) / (double)Specs.Count, limit.Share - 0.01, limit.Share + 0.01);
        Assert.DoesNotContain(Specs, s => s.Labels.Count == 3 && s.Length == SampleLength.Short);
    }

    [Fact]
    public void Facets_belong_to_their_labels_in_label_order()
    {
        Assert.All(Specs, s => Assert.Equal(
            s.Labels.Emotions,
            s.Facets.Select(f => Facets.TryGetLabel(f, out var label) ? label : throw new InvalidOperationException(f))));
    }

    [Fact]
    public void Facets_of_a_label_are_asked_about_evenly()
    {
        var uses = Facets.Of(Emotion.Anger).Select(f => Specs.Count(s => s.Facets.Contains(f))).ToList();
        Assert.True(uses.Max() <= (uses.Min() * 3) + 3, string.Join(' ', uses));
    }

    [Fact]
    public void A_sample_is_asked_only_where_a_situation_raises_all_its_facets()
    {
        Assert.All(Specs.Where(s => !s.Labels.Contains(Emotion.Neutral)), spec => Assert.Contains(PlanProfiles.Small.Situations, s =>
            s.Scenario == spec.Scenario && spec.Facets.All(f => s.Raises.Contains(f)) && (s.Registers.IsEmpty || s.Registers.Contains(spec.Register))));
    }

    private static SamplePlan Plan(int n) => new("plan", PlanProfiles.Small, n, Options);
}
