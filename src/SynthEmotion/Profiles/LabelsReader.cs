using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Reads what the labels mean and where they occur: glosses, idioms, emoji, scenarios and label sets.</summary>
internal static class LabelsReader
{
    private static readonly string[] FeltNames = [.. Emotions.Felt.Select(e => e.Name())];

    public static ImmutableSortedDictionary<Emotion, LabelGloss> Labels(Field field)
    {
        var section = field.Keys(Emotions.Names);
        return Emotions.All.ToImmutableSortedDictionary(e => e, e => GlossOf(e, section[e.Name()]));
    }

    public static ImmutableSortedDictionary<Emotion, ImmutableArray<string>> Idioms(Field field) => ByFelt(field.Keys(FeltNames));

    public static EmojiHabits Emoji(Field field)
    {
        var section = field.Keys(["habits", .. FeltNames]);
        return new EmojiHabits(section["habits"].Note(), ByFelt(section));
    }

    public static ImmutableArray<Scenario> Scenarios(Field field) =>
    [
        .. field.Entries().Select(e => (e.Key, Section: e.Value.Keys(["text", "emotions"])))
            .Select(e => new Scenario(e.Key, e.Section["text"].Note(), [.. e.Section["emotions"].SomeOf(Emotions.Names, "emotion").Select(EmotionOf)])),
    ];

    public static ImmutableSortedDictionary<LabelSet, double> LabelSets(Field field)
    {
        var section = field.Keys(["pairs", "triples"], "singles");
        var weights = Emotions.All.ToDictionary(e => LabelSet.Of(e), _ => 1.0);
        var named = new HashSet<LabelSet>();
        foreach (var (key, size) in new[] { ("singles", 1), ("pairs", 2), ("triples", 3) })
        {
            if (!section.Has(key))
                continue;
            foreach (var (text, value) in section[key].Entries(checkIds: false))
            {
                if (SetOf(text, size, value) is not { } set)
                    continue;
                if (!named.Add(set))
                    value.Problem("the set stands twice, in another order of its labels", "give each set once");
                weights[set] = value.Number(0.001, 1000);
            }
        }
        return weights.ToImmutableSortedDictionary();
    }

    private static LabelGloss GlossOf(Emotion label, Field field)
    {
        string[] common = ["word", "definition", "differs"];
        var section = label == Emotion.Neutral ? field.Keys(common) : field.Keys([.. common, "facets"]);
        var facets = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (label != Emotion.Neutral)
        {
            var words = section["facets"].Keys(Facets.Of(label));
            facets = facets.AddRange(Facets.Of(label).Select(f => KeyValuePair.Create(f, Texts(words[f]))));
        }
        return new LabelGloss(section["word"].Text(), section["definition"].Note(), section["differs"].Note(), facets);
    }

    private static LabelSet? SetOf(string text, int size, Field field)
    {
        var emotions = new List<Emotion>();
        foreach (var name in text.Split('+'))
        {
            if (!Emotions.TryParse(name, out var emotion))
                field.Problem($"unknown emotion '{name}'", Spelling.Suggest(name, Emotions.Names));
            else if (emotions.Contains(emotion))
                field.Problem($"{name} stands twice in the set", "name each label once");
            else
                emotions.Add(emotion);
        }
        if (emotions.Count != text.Split('+').Length)
            return null;
        if (emotions.Count != size)
            field.Problem($"the set has {emotions.Count} label{(emotions.Count == 1 ? "" : "s")}", $"here each set has {size}");
        else if (LabelSet.TryCreate(emotions, out var set, out var error))
            return set;
        else
            field.Problem(error, "take neutral out");
        return null;
    }

    private static ImmutableSortedDictionary<Emotion, ImmutableArray<string>> ByFelt(Section section) =>
        Emotions.Felt.ToImmutableSortedDictionary(e => e, e => Texts(section[e.Name()]));

    private static ImmutableArray<string> Texts(Field field) => [.. field.Elements().Select(e => e.Text())];

    private static Emotion EmotionOf(string name) => Emotions.TryParse(name, out var emotion) ? emotion : default;
}
