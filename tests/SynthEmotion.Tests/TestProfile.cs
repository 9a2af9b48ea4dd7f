using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Tests;

/// <summary>A profile in code, of recognisable texts: every part names what it is, so that a test can tell how a text was composed.</summary>
internal static class TestProfile
{
    public const int PlainPerFacet = 8;

    public static CulturalProfile Create(string tag = "en", string script = "Latn") => new()
    {
        Tag = new LanguageTag(tag),
        Name = "Testish",
        NativeName = "Testisch",
        Hash = Hashing.Sha256Hex(tag + script),
        Shingle = new ShingleUnit(ShingleKind.Word, 3),
        Labels = Emotions.All.ToImmutableSortedDictionary(e => e, e => new LabelGloss(
            "word-" + e.Name(), $"What {e.Name()} covers.", $"How {e.Name()} differs.",
            e == Emotion.Neutral ? Sorted<ImmutableArray<string>>() : Facets.Of(e).ToImmutableSortedDictionary(f => f, f => ImmutableArray.Create($"so {f}"), StringComparer.Ordinal))),
        DisplayRules = ["Nobody shouts at a boss."],
        Registers = [new("chat", "short lines", 0.5), new("review", "of a product", 0.3), new("diary", "to oneself", 0.2)],
        Scenarios = [new("train", "The train is late.", [Emotion.Anger, Emotion.Frustration]), new("party", "A party.", [Emotion.Joy])],
        Idioms = Emotions.Felt.ToImmutableSortedDictionary(e => e, e => ImmutableArray.Create("idiom of " + e.Name())),
        Emoji = new EmojiHabits("at the end", Emotions.Felt.ToImmutableSortedDictionary(e => e, _ => ImmutableArray.Create("🙂"))),
        Varieties =
        [
            new("general", "General", "as most write", 0.9, [script], VarietyIdentification.Engine, [], OwnTexts: false),
            new("island", "Island", "with texts of its own", 0.1, [script], VarietyIdentification.Engine, [], OwnTexts: true),
        ],
        Taboos = ["real people"],
        LabelSets = LabelSets(),
        Lengths = new Dictionary<SampleLength, LengthClass>
        {
            [SampleLength.Short] = new(0.4, 60),
            [SampleLength.Medium] = new(0.4, 160),
            [SampleLength.Long] = new(0.2, 320),
        }.ToImmutableSortedDictionary(),
        ExplicitnessShares = new Dictionary<Explicitness, double>
        {
            [Explicitness.Plain] = 0.6,
            [Explicitness.Implied] = 0.15,
            [Explicitness.Mixed] = 0.25,
        }.ToImmutableSortedDictionary(),
        Identification = new IdentificationPolicy([new LanguageTag(tag)], [], 0.9),
        Exemplars = [.. Emotions.Felt.SelectMany(e => Facets.Of(e).Select(f =>
            new Exemplar($"Exemplar about {f}.", LabelSet.Of(e), [f], Explicitness.Plain, "chat", f == "delight" ? "island" : null)))],
        Situations = Situations(),
        Reactions = Emotions.Felt.SelectMany(Facets.Of).ToImmutableSortedDictionary(f => f, Reactions, StringComparer.Ordinal),
        Openers = Sorted(("chat", Texts("So then.", "Listen.")), ("review", Texts("Bought in May."))),
        Tails = Sorted(("chat", Texts("Anyway.", "That is it.")), ("diary", Texts("Good night."))),
        Neutral = Facets.Of(Emotion.Neutral).ToImmutableSortedDictionary(f => f, f => Texts([.. Enumerable.Range(0, 5).Select(n => $"Neutral note {n} on {f} and its rules.")]), StringComparer.Ordinal),
    };

    /// <summary>A batch of these specs; its id depends on <paramref name="name"/> and the specs' number.</summary>
    public static BatchSpec Batch(string name, params SampleSpec[] specs) =>
        new(Hashing.Sha256Hex($"{name}/{specs.Length}"), "plan", new LanguageTag("en"), 0, 0, specs);

    /// <summary>A spec for <paramref name="facets"/>, whose labels they imply.</summary>
    public static SampleSpec Spec(
        string facets = "outrage", Explicitness explicitness = Explicitness.Plain, SampleLength length = SampleLength.Medium, string register = "chat",
        string variety = "general", string scenario = "train")
    {
        var list = facets.Split('+').OrderBy(Label).ToArray();
        var labels = LabelSet.Of(list.Select(Label));
        return new SampleSpec(labels, list, labels.Contains(Emotion.Neutral) ? Explicitness.None : explicitness, scenario, register, variety, length);
    }

    public static Emotion Label(string facet) => Facets.TryGetLabel(facet, out var label) ? label : throw new ArgumentException(facet);

    // Three situations a label that raise all its facets, and some that raise two labels at once.
    private static ImmutableArray<Situation> Situations()
    {
        var own = Emotions.Felt.SelectMany(e => Enumerable.Range(0, 3).Select(n => new Situation(
            $"{e.Name()}-{n}", $"Happening number {n} of kind {e.Name()} took place before noon.", n == 0 ? "train" : "party", [.. Facets.Of(e)], [], [])));
        return
        [
            .. own,
            new("queue", "The queue behind the red door did not move for hours.", "train", ["outrage", "annoyance", "scorn"], [], []),
            new("gift", "A parcel with my name stood on the stairs.", "party", ["delight", "astonishment", "thanks"], ["chat"], []),
            new("harbour", "Boat come in late again today.", "train", ["outrage", "annoyance"], [], ["island"]),
        ];
    }

    private static Reactions Reactions(string facet)
    {
        var plain = Enumerable.Range(0, PlainPerFacet).Select(n => new ProfileText($"Said {facet} in way {n}.", n == 7 ? ["review"] : [], []));
        var indirect = Enumerable.Range(0, 3).Select(n => new ProfileText($"Hinted {facet} in way {n}.", [], []));
        var island = facet == "outrage" ? [new ProfileText("Me well vex.", [], ["island"])] : Array.Empty<ProfileText>();
        return new Reactions([.. plain, .. island], [.. indirect]);
    }

    private static ImmutableSortedDictionary<LabelSet, double> LabelSets() =>
        Emotions.All.Select(e => (LabelSet.Of(e), 1.0))
            .Append((LabelSet.Parse("anger+frustration"), 5)).Append((LabelSet.Parse("joy+surprise"), 3)).Append((LabelSet.Parse("anger+contempt+frustration"), 2))
            .ToImmutableSortedDictionary(p => p.Item1, p => p.Item2);

    private static ImmutableArray<ProfileText> Texts(params string[] texts) => [.. texts.Select(t => new ProfileText(t, [], []))];

    private static ImmutableSortedDictionary<string, T> Sorted<T>(params (string Key, T Value)[] pairs) =>
        pairs.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
