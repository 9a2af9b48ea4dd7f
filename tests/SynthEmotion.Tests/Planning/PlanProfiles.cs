using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Tests.Planning;

/// <summary>A small profile in code for tests of the plan: every pair of neighbours, every third triple, one situation a facet and label set.</summary>
internal static class PlanProfiles
{
    public static CulturalProfile Small { get; } = Build();

    private static CulturalProfile Build()
    {
        var felt = Emotions.Felt;
        var sets = new SortedDictionary<LabelSet, double>();
        foreach (var e in Emotions.All)
            sets[LabelSet.Of(e)] = 1;
        for (var i = 0; i < felt.Count; i++)
        {
            for (var step = 1; step <= 3; step++)
                sets[LabelSet.Of(felt[i], felt[(i + step) % felt.Count])] = 1 + ((i + step) % 4);
            sets[LabelSet.Of(felt[i], felt[(i + 1) % felt.Count], felt[(i + 2) % felt.Count])] = 1 + (i % 3);
        }

        var situations = ImmutableArray.CreateBuilder<Situation>();
        foreach (var set in sets.Keys.Where(s => !s.Contains(Emotion.Neutral)))
            for (var turn = 0; turn < 5; turn++)
                situations.Add(new Situation(
                    $"{set.ToString().Replace('+', '-')}-{turn}", $"Something happened, case {set} {turn}.", $"scenario-{turn}",
                    [.. set.Emotions.Select(e => Facets.Of(e)[turn % Facets.Of(e).Count])], turn == 4 ? ["post"] : [], []));
        return new CulturalProfile
        {
            Tag = new LanguageTag("en"),
            Name = "English",
            NativeName = "English",
            Hash = new string('0', 64),
            Shingle = new ShingleUnit(ShingleKind.Word, 3),
            Labels = ImmutableSortedDictionary<Emotion, LabelGloss>.Empty,
            DisplayRules = [],
            Registers = [new Register("chat", "", 0.5), new Register("post", "", 0.3), new Register("review", "", 0.2)],
            Scenarios = [.. Enumerable.Range(0, 5).Select(i => new Scenario($"scenario-{i}", "", [.. Emotions.All]))],
            Idioms = ImmutableSortedDictionary<Emotion, ImmutableArray<string>>.Empty,
            Emoji = new EmojiHabits("", ImmutableSortedDictionary<Emotion, ImmutableArray<string>>.Empty),
            Varieties =
            [
                new Variety("general", "", "", 0.7, ["Latn"], VarietyIdentification.Engine, [], false),
                new Variety("regional", "", "", 0.2, ["Latn"], VarietyIdentification.Engine, [], false),
                new Variety("dialect", "", "", 0.1, ["Latn"], VarietyIdentification.Engine, [], true),
            ],
            Taboos = [],
            LabelSets = sets.ToImmutableSortedDictionary(),
            Lengths = new Dictionary<SampleLength, LengthClass>
            {
                [SampleLength.Short] = new(0.5, 60),
                [SampleLength.Medium] = new(0.3, 140),
                [SampleLength.Long] = new(0.2, 300),
            }.ToImmutableSortedDictionary(),
            ExplicitnessShares = new Dictionary<Explicitness, double>
            {
                [Explicitness.Plain] = 0.6,
                [Explicitness.Implied] = 0.15,
                [Explicitness.Mixed] = 0.25,
            }.ToImmutableSortedDictionary(),
            Identification = new IdentificationPolicy([new LanguageTag("en")], [], 0.9),
            Exemplars = [],
            Situations = situations.ToImmutable().AddRange(
                Emotions.Felt.Select(e => new Situation($"dialect-{e.Name()}", "It happened.", "scenario-0", [.. Facets.Of(e)], [], ["dialect"]))),
            Reactions = ImmutableSortedDictionary<string, Reactions>.Empty,
            Openers = ImmutableSortedDictionary<string, ImmutableArray<ProfileText>>.Empty,
            Tails = ImmutableSortedDictionary<string, ImmutableArray<ProfileText>>.Empty,
            Neutral = Facets.Of(Emotion.Neutral)
                .ToImmutableSortedDictionary(f => f, f => ImmutableArray.Create(new ProfileText($"A fact of {f}.", [], []), new ProfileText("Dialect.", [], ["dialect"]))),
        };
    }
}
