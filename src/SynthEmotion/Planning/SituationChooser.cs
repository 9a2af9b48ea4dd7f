using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Planning;

/// <summary>Where a sample takes place: scenario, register and facets that go together in this culture.</summary>
/// <param name="Scenario">Scenario id.</param>
/// <param name="Register">Register id.</param>
/// <param name="Facets">One facet a label, in label order.</param>
internal sealed record Place(string Scenario, string Register, IReadOnlyList<string> Facets);

/// <summary>How often a round has asked for each facet and situation so far, with a seeded order for ties.</summary>
internal sealed class FacetUse(SeededRandom random)
{
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ranks = new(StringComparer.Ordinal);

    /// <summary>Times that <paramref name="name"/> was used in the round.</summary>
    public int Of(string name) => uses.GetValueOrDefault(name);

    /// <summary>Counts one more use.</summary>
    public void Add(string name) => uses[name] = Of(name) + 1;

    /// <summary>The least used of <paramref name="names"/>; ties go by a chance order that holds for the round.</summary>
    public string Least(IEnumerable<string> names) => names.MinBy(n => (Of(n), Rank(n)))!;

    /// <summary>Place of <paramref name="name"/> in the round's chance order.</summary>
    public int Rank(string name)
    {
        if (!ranks.TryGetValue(name, out var rank))
            ranks[name] = rank = random.Next(int.MaxValue);
        return rank;
    }
}

/// <summary>Chooses scenario, register and facets for a label set from the profile's situations.</summary>
internal sealed class SituationChooser
{
    private readonly CulturalProfile profile;
    private readonly Dictionary<LabelSet, Situation[]> byLabels;

    public SituationChooser(CulturalProfile profile)
    {
        this.profile = profile;
        byLabels = profile.LabelSets.Keys.ToDictionary(l => l, l => profile.Situations.Where(s => Raises(s, l)).ToArray());
    }

    /// <summary>True when the situation can raise every label of the set.</summary>
    public static bool Raises(Situation situation, LabelSet labels) => labels.Emotions.All(e => FacetsOf(situation, e).Any());

    /// <summary>
    /// The place for one sample. A situation that fits variety and register is preferred; then one that fits the variety (its own registers decide);
    /// without any, a scenario tagged with the labels and the round's least used facets.
    /// </summary>
    public Place Choose(LabelSet labels, Variety variety, Register register, FacetUse use, SeededRandom random)
    {
        var fitting = byLabels.GetValueOrDefault(labels, []).Where(s => Fits(s, variety)).ToArray();
        var here = Array.FindAll(fitting, s => s.Registers.IsEmpty || s.Registers.Contains(register.Id));
        var from = here.Length > 0 ? here : fitting;
        if (from.Length == 0)
            return WithoutSituation(labels, register, use, random);
        var situation = from.MinBy(s => (labels.Emotions.Sum(e => use.Of(use.Least(FacetsOf(s, e)))), use.Of(s.Id), use.Rank(s.Id)))!;
        use.Add(situation.Id);
        var registerId = here.Length > 0 ? register.Id : random.Pick(situation.Registers);
        return new Place(situation.Scenario, registerId, Take(labels, e => FacetsOf(situation, e), use));
    }

    private static bool Fits(Situation situation, Variety variety) =>
        situation.Varieties.IsEmpty ? !variety.OwnTexts : situation.Varieties.Contains(variety.Id);

    private static IEnumerable<string> FacetsOf(Situation situation, Emotion label) =>
        situation.Raises.Where(f => Facets.TryGetLabel(f, out var l) && l == label);

    private Place WithoutSituation(LabelSet labels, Register register, FacetUse use, SeededRandom random)
    {
        var tagged = profile.Scenarios.Where(s => labels.Emotions.All(e => s.Emotions.Contains(e))).ToArray();
        var scenario = random.Pick(tagged.Length > 0 ? tagged : [.. profile.Scenarios]);
        return new Place(scenario.Id, register.Id, Take(labels, Facets.Of, use));
    }

    private static List<string> Take(LabelSet labels, Func<Emotion, IEnumerable<string>> facetsOf, FacetUse use)
    {
        var facets = labels.Emotions.Select(e => use.Least(facetsOf(e))).ToList();
        facets.ForEach(use.Add);
        return facets;
    }
}
