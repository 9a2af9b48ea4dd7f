using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>
/// What the templates may name. Only what a batch asks for is in it: glosses, facets, registers and so on that no sample of the batch wants would cost
/// tokens and invite the model to use them.
/// </summary>
internal static class PromptModel
{
    private const int MaxExemplars = 8;

    /// <summary>Placeholders of system.liquid.</summary>
    public static IReadOnlyDictionary<string, PromptShape> System { get; } = new Dictionary<string, PromptShape>(StringComparer.Ordinal)
    {
        ["language"] = new(true, "tag", "name", "native_name"),
        ["labels"] = new(true, "name", "word", "definition", "differs"),
        ["facets"] = new(true, "name", "label", "words"),
        ["display_rules"] = new(true),
        ["taboos"] = new(true),
        ["emoji_habits"] = new(true),
        ["emoji"] = new(false, "label", "list"),
    };

    /// <summary>Placeholders of user.liquid.</summary>
    public static IReadOnlyDictionary<string, PromptShape> User { get; } = new Dictionary<string, PromptShape>(StringComparer.Ordinal)
    {
        ["language"] = new(true, "tag", "name", "native_name"),
        ["count"] = new(false),
        ["registers"] = new(true, "id", "description"),
        ["varieties"] = new(true, "id", "name", "description"),
        ["scenarios"] = new(true, "id", "text"),
        ["lengths"] = new(true, "name", "above", "up_to"),
        ["explicitness"] = new(true),
        ["idioms"] = new(false, "label", "list"),
        ["exemplars"] = new(true, "labels", "facets", "explicitness", "register", "variety", "text"),
        ["neutral"] = new(false),
        ["samples"] = new(true),
    };

    /// <summary>Values for system.liquid.</summary>
    public static Dictionary<string, object> ForSystem(BatchSpec batch, CulturalProfile profile)
    {
        var asked = AskedLabels(batch);
        var facets = Facets.Of(Emotion.Neutral).Concat(profile.Labels.Values.SelectMany(l => l.Facets.Keys))
            .Where(f => batch.Samples.Any(s => s.Facets.Contains(f))).ToHashSet(StringComparer.Ordinal);
        return new(StringComparer.Ordinal)
        {
            ["language"] = Language(profile),
            ["labels"] = List(asked.Select(e => Object(
                ("name", e.Name()), ("word", profile.Labels[e].Word), ("definition", profile.Labels[e].Definition), ("differs", profile.Labels[e].Differs)))),
            ["facets"] = List(asked.Where(e => e != Emotion.Neutral).SelectMany(e => Facets.Of(e).Where(facets.Contains).Select(f => Object(
                ("name", f), ("label", e.Name()), ("words", string.Join(" · ", profile.Labels[e].Facets.GetValueOrDefault(f, []))))))),
            ["display_rules"] = profile.DisplayRules.ToArray(),
            ["taboos"] = profile.Taboos.ToArray(),
            ["emoji_habits"] = profile.Emoji.Habits,
            ["emoji"] = List(asked.Where(profile.Emoji.ByEmotion.ContainsKey).Select(e => Object(("label", e.Name()), ("list", string.Join(' ', profile.Emoji.ByEmotion[e]))))),
        };
    }

    /// <summary>Values for user.liquid.</summary>
    public static Dictionary<string, object> ForUser(BatchSpec batch, CulturalProfile profile)
    {
        bool Asked(Func<SampleSpec, string> part, string id) => batch.Samples.Any(s => part(s) == id);
        var lengths = batch.Samples.Select(s => s.Length).Distinct().Order();
        return new(StringComparer.Ordinal)
        {
            ["language"] = Language(profile),
            ["count"] = batch.Samples.Count,
            ["registers"] = List(profile.Registers.Where(r => Asked(s => s.Register, r.Id)).Select(r => Object(("id", r.Id), ("description", r.Description)))),
            ["varieties"] = List(profile.Varieties.Where(v => Asked(s => s.Variety, v.Id))
                .Select(v => Object(("id", v.Id), ("name", v.Name), ("description", v.Description)))),
            ["scenarios"] = List(profile.Scenarios.Where(c => Asked(s => s.Scenario, c.Id)).Select(c => Object(("id", c.Id), ("text", c.Text)))),
            ["lengths"] = List(lengths.Select(l => Object(
                ("name", SpecArray.Lower(l)), ("above", l == SampleLength.Short ? 0 : profile.Lengths[l - 1].UpTo), ("up_to", profile.Lengths[l].UpTo)))),
            ["explicitness"] = batch.Samples.Select(s => s.Explicitness).Where(e => e != Explicitness.None).Distinct().Order().Select(SpecArray.Lower).ToArray(),
            ["idioms"] = List(AskedLabels(batch).Where(profile.Idioms.ContainsKey)
                .Select(e => Object(("label", e.Name()), ("list", string.Join(" · ", profile.Idioms[e]))))),
            ["exemplars"] = List(ChooseExemplars(batch, profile).Select(Example)),
            ["neutral"] = batch.Samples.Any(s => s.Labels.Contains(Emotion.Neutral)),
            ["samples"] = SpecArray.Write(batch),
        };
    }

    /// <summary>
    /// A few exemplars, chosen by the batch's id alone: for each sample in turn the unused one that is most like it, so that different batches see different
    /// examples and a variety with texts of its own sees its own.
    /// </summary>
    internal static IReadOnlyList<Exemplar> ChooseExemplars(BatchSpec batch, CulturalProfile profile)
    {
        var random = SeededRandom.From("exemplars-1", batch.Id);
        var pool = profile.Exemplars.ToList();
        random.Shuffle(pool);
        var specs = batch.Samples.ToList();
        random.Shuffle(specs);
        var chosen = new List<Exemplar>();
        foreach (var spec in specs.Take(MaxExemplars))
            if (pool.Count > 0)
            {
                var best = pool.MaxBy(e => Likeness(e, spec))!;
                pool.Remove(best);
                chosen.Add(best);
            }
        return chosen;
    }

    private static int Likeness(Exemplar exemplar, SampleSpec spec) =>
        (exemplar.Labels == spec.Labels ? 4 : exemplar.Labels.Emotions.Any(spec.Labels.Contains) ? 1 : 0)
        + (exemplar.Facets.Any(spec.Facets.Contains) ? 3 : 0)
        + (exemplar.Variety == spec.Variety ? 3 : exemplar.Variety is null ? 0 : -3)
        + (exemplar.Explicitness == spec.Explicitness ? 2 : 0)
        + (exemplar.Register == spec.Register ? 1 : 0);

    private static Dictionary<string, object> Example(Exemplar exemplar) => Object(
        ("labels", exemplar.Labels.ToString()), ("facets", string.Join('+', exemplar.Facets)), ("explicitness", SpecArray.Lower(exemplar.Explicitness)),
        ("register", exemplar.Register), ("variety", exemplar.Variety ?? ""), ("text", exemplar.Text));

    private static ImmutableArray<Emotion> AskedLabels(BatchSpec batch) =>
        [.. Emotions.All.Where(e => batch.Samples.Any(s => s.Labels.Contains(e)))];

    private static Dictionary<string, object> Language(CulturalProfile profile) =>
        Object(("tag", profile.Tag.ToString()), ("name", profile.Name), ("native_name", profile.NativeName));

    private static Dictionary<string, object> Object(params (string Key, object Value)[] members) =>
        members.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);

    private static object[] List(IEnumerable<Dictionary<string, object>> elements) => [.. elements];
}
