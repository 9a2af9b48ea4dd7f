using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Reads whole texts: exemplars for prompts, and what the embedded author composes from. They may only name what the profile has.</summary>
internal sealed class TextsReader(ImmutableArray<Register> registers, ImmutableArray<Variety> varieties, ImmutableArray<Scenario> scenarios)
{
    private static readonly string[] AllFacets = [.. Emotions.All.SelectMany(Facets.Of)];
    private static readonly string[] FeltFacets = [.. Emotions.Felt.SelectMany(Facets.Of)];

    private readonly string[] registerIds = [.. registers.Select(r => r.Id)];
    private readonly string[] varietyIds = [.. varieties.Select(v => v.Id)];
    private readonly string[] scenarioIds = [.. scenarios.Select(s => s.Id)];

    public ImmutableArray<Exemplar> Exemplars(Field field) => [.. field.Elements().Select(ExemplarOf).OfType<Exemplar>()];

    public ImmutableArray<Situation> Situations(Field field, ImmutableSortedDictionary<LabelSet, double> labelSets)
    {
        var situations = field.Entries().Select(e => SituationOf(e.Key, e.Value)).ToImmutableArray();
        if (field.Node is not MapNode)
            return situations;
        foreach (var facet in FeltFacets.Where(f => !situations.Any(s => s.Raises.Contains(f))))
            field.Problem($"none raises {facet}", "each facet needs at least one situation");
        foreach (var set in labelSets.Keys.Where(s => s.Count > 1 && !situations.Any(x => s.Emotions.All(x.Raises.Select(LabelOf).Contains))))
            field.Problem($"none raises {set} at once", "each set of label_sets needs at least one situation, or leave the set out");
        return situations;
    }

    public ImmutableSortedDictionary<string, Reactions> Reactions(Field field)
    {
        var section = field.Keys(FeltFacets);
        return FeltFacets.Select(f => (Facet: f, Kinds: section[f].Keys(["plain", "indirect"])))
            .ToImmutableSortedDictionary(f => f.Facet, f => new Reactions(Texts(f.Kinds["plain"], 1), Texts(f.Kinds["indirect"], 1)), StringComparer.Ordinal);
    }

    public ImmutableSortedDictionary<string, ImmutableArray<ProfileText>> ByRegister(Field field)
    {
        var section = field.Keys([], registerIds);
        return registerIds.ToImmutableSortedDictionary(r => r, r => section.Has(r) ? Texts(section[r], 0) : [], StringComparer.Ordinal);
    }

    public ImmutableSortedDictionary<string, ImmutableArray<ProfileText>> Neutral(Field field)
    {
        var section = field.Keys(Facets.Of(Emotion.Neutral));
        return Facets.Of(Emotion.Neutral).ToImmutableSortedDictionary(f => f, f => Texts(section[f], 1), StringComparer.Ordinal);
    }

    private ImmutableArray<ProfileText> Texts(Field field, int atLeast) => [.. field.Elements(atLeast).Select(TextOf)];

    private ProfileText TextOf(Field field)
    {
        if (field.Node is not MapNode)
            return new ProfileText(field.Text(), [], []);
        var section = field.Keys(["text"], "registers", "varieties");
        var (fitting, written) = WhereOf(section);
        return new ProfileText(section["text"].Text(), fitting, written);
    }

    private Exemplar? ExemplarOf(Field field)
    {
        var section = field.Keys(["text", "facets", "register"], "explicitness", "variety");
        var facets = section["facets"].SomeOf(AllFacets, "facet");
        var labels = facets.Select(LabelOf).ToList();
        var explicitness = section.Has("explicitness") ? section["explicitness"].OneOf(["plain", "implied", "mixed"], "explicitness") : null;
        var register = section["register"].OneOf(registerIds, "register");
        var variety = section.Has("variety") ? section["variety"].OneOf(varietyIds, "variety") : null;
        var text = section["text"].Text();
        foreach (var twice in labels.GroupBy(l => l).Where(g => g.Count() > 1))
            section["facets"].Problem($"two facets of {twice.Key.Name()}", "give one facet a label");
        if (!LabelSet.TryCreate(labels, out var set, out var error))
        {
            if (labels.Count > 0)
                section["facets"].Problem(error, "give the facets of one to three labels, or one of neutral");
            return null;
        }
        if (set.Contains(Emotion.Neutral) && section.Has("explicitness"))
            section["explicitness"].Problem("a neutral text has no explicitness", "leave the key out");
        if (!set.Contains(Emotion.Neutral) && !section.Has("explicitness"))
            field.Problem("key 'explicitness' is missing", "add plain, implied or mixed");
        return new Exemplar(text, set, [.. facets.OrderBy(LabelOf)], Explicit(explicitness), register ?? "", variety);
    }

    private Situation SituationOf(string id, Field field)
    {
        var section = field.Keys(["text", "scenario", "raises"], "registers", "varieties");
        var (fitting, written) = WhereOf(section);
        return new Situation(
            id, section["text"].Text(), section["scenario"].OneOf(scenarioIds, "scenario") ?? "",
            [.. section["raises"].SomeOf(FeltFacets, "facet")], fitting, written);
    }

    private (ImmutableArray<string> Registers, ImmutableArray<string> Varieties) WhereOf(Section section) => (
        section.Has("registers") ? [.. section["registers"].SomeOf(registerIds, "register")] : [],
        section.Has("varieties") ? [.. section["varieties"].SomeOf(varietyIds, "variety")] : []);

    private static Explicitness Explicit(string? name) => name switch
    {
        "plain" => Explicitness.Plain,
        "implied" => Explicitness.Implied,
        "mixed" => Explicitness.Mixed,
        _ => Explicitness.None,
    };

    private static Emotion LabelOf(string facet) => Facets.TryGetLabel(facet, out var label) ? label : default;
}
