using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Planning;

/// <summary>
/// Turns a round's demand (so many samples a cell) into sample specs: varieties, registers, lengths and explicitness dealt by their shares; scenario and facets
/// taken from a situation of the profile that raises the label set, so that what is asked together can happen together.
/// Facets and situations that the round has used least come first, which covers every family evenly.
/// </summary>
internal sealed class SpecComposer(CulturalProfile profile)
{
    private readonly (SampleLength, double)[] lengths = [.. profile.Lengths.Select(p => (p.Key, p.Value.Share))];
    private readonly (Explicitness, double)[] explicitness = [.. profile.ExplicitnessShares.Select(p => (p.Key, p.Value))];
    private readonly (Register, double)[] registers = [.. profile.Registers.Select(r => (r, r.Share))];
    private readonly SituationChooser situations = new(profile);

    /// <summary>The specs of one round in shuffled order.</summary>
    public IReadOnlyList<SampleSpec> Compose(IReadOnlyList<(LabelSet Labels, int Count)> demand, SeededRandom random)
    {
        var labels = demand.SelectMany(d => Enumerable.Repeat(d.Labels, d.Count)).ToArray();
        random.Shuffle(labels);
        if (labels.Length == 0)
            return [];
        var varieties = VarietyAssignment.Assign(profile, labels, random);
        var registerDeck = Deck.Deal(registers, labels.Length, random);
        var lengthDeck = LongerTriples(labels, Deck.Deal(lengths, labels.Length, random), random);
        var explicitnessDeck = Deck.Deal(explicitness, labels.Length, random);
        var use = new FacetUse(random);
        var specs = new SampleSpec[labels.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            var place = situations.Choose(labels[i], varieties[i], registerDeck[i], use, random);
            specs[i] = new SampleSpec(
                labels[i],
                place.Facets,
                labels[i].Contains(Emotion.Neutral) ? Explicitness.None : explicitnessDeck[i],
                place.Scenario,
                place.Register,
                varieties[i].Id,
                lengthDeck[i]);
        }

        return specs;
    }

    // Three feelings do not fit a sentence: a short triple changes its length with a longer sample of one label, so that the shares stay.
    private static SampleLength[] LongerTriples(LabelSet[] labels, SampleLength[] dealt, SeededRandom random)
    {
        var longer = Enumerable.Range(0, labels.Length).Where(i => labels[i].Count == 1 && dealt[i] != SampleLength.Short).ToList();
        random.Shuffle(longer);
        var free = new Queue<int>(longer);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i].Count == LabelSet.MaxSize && dealt[i] == SampleLength.Short && free.TryDequeue(out var other))
                (dealt[i], dealt[other]) = (dealt[other], dealt[i]);
        return dealt;
    }
}

/// <summary>Which variety each sample of a round is asked for in.</summary>
internal static class VarietyAssignment
{
    /// <summary>
    /// Deals varieties by share. One with texts of its own goes only to label sets for which the profile has material in it;
    /// what cannot be placed falls to the main variety.
    /// </summary>
    public static Variety[] Assign(CulturalProfile profile, LabelSet[] labels, SeededRandom random)
    {
        var deck = Deck.Deal([.. profile.Varieties.Select(v => (v, v.Share))], labels.Length, random);
        var main = profile.Varieties[0];
        var assigned = new Variety?[labels.Length];
        var order = Enumerable.Range(0, labels.Length).ToArray();
        random.Shuffle(order);
        foreach (var variety in profile.Varieties.Where(v => v.OwnTexts))
        {
            var count = deck.Count(v => v == variety);
            foreach (var i in order.Where(i => assigned[i] is null && Supports(profile, variety, labels[i])).Take(count).ToList())
                assigned[i] = variety;
        }

        var shared = new Queue<Variety>(deck.Where(v => !v.OwnTexts));
        return [.. assigned.Select(a => a ?? (shared.TryDequeue(out var v) ? v : main))];
    }

    private static bool Supports(CulturalProfile profile, Variety variety, LabelSet labels) => labels.Contains(Emotion.Neutral)
        ? profile.Neutral.Values.Any(texts => texts.Any(t => t.Varieties.Contains(variety.Id)))
        : profile.Situations.Any(s => s.Varieties.Contains(variety.Id) && SituationChooser.Raises(s, labels));
}
