using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>A situation and the facet of each asked label that it raises, in label order.</summary>
/// <param name="Situation">What happened.</param>
/// <param name="Facets">One facet a label.</param>
/// <param name="Register">Register that reactions must fit; null: any.</param>
internal sealed record Setting(Situation Situation, ImmutableArray<string> Facets, string? Register);

/// <summary>
/// Finds the situations that a sample may be built on. Labels and variety are never given up; the rest is widened in this order until something fits:
/// (1) situations of the asked scenario, (2) of any scenario, (3) a situation that raises another facet of the same label, (4) a situation or reactions
/// meant for another register. What a situation does not name is never joined to it.
/// </summary>
internal static class SettingFinder
{
    public static ImmutableArray<Setting> Find(ProfileShelf shelf, SampleSpec spec)
    {
        foreach (var register in new[] { spec.Register, null })
            foreach (var exact in new[] { true, false })
            {
                var found = shelf.Situations(register, spec.Variety).SelectMany(s => Settings(s, spec, register, exact)).Where(s => HasReactions(shelf, spec, s)).ToList();
                if (found.Count == 0)
                    continue;
                var ofScenario = found.Where(s => s.Situation.Scenario == spec.Scenario).ToImmutableArray();
                return ofScenario.IsEmpty ? [.. found] : ofScenario;
            }
        return [];
    }

    private static IEnumerable<Setting> Settings(Situation situation, SampleSpec spec, string? register, bool exact)
    {
        if (exact)
            return spec.Facets.All(f => situation.Raises.Contains(f)) ? [new Setting(situation, [.. spec.Facets], register)] : [];
        IEnumerable<ImmutableArray<string>> choices = [[]];
        foreach (var facet in spec.Facets)
        {
            var label = ProfileShelf.LabelOf(facet);
            var raised = situation.Raises.Contains(facet) ? [facet] : situation.Raises.Where(f => ProfileShelf.LabelOf(f) == label).ToImmutableArray();
            choices = choices.SelectMany(c => raised.Select(f => c.Add(f)));
        }
        return choices.Select(c => new Setting(situation, c, register));
    }

    private static bool HasReactions(ProfileShelf shelf, SampleSpec spec, Setting setting)
    {
        bool Plain(string facet) => !shelf.Plain(facet, setting.Register, spec.Variety).IsEmpty;
        return spec.Explicitness switch
        {
            Explicitness.Plain => setting.Facets.All(Plain),
            Explicitness.Mixed => setting.Facets.Any(Plain),
            _ => true,
        };
    }
}

/// <summary>Draws the reactions of one text, as its explicitness and length want them.</summary>
internal sealed class ReactionDraw(ProfileShelf shelf, SampleSpec spec, Setting setting, SeededRandom random)
{
    private readonly List<(string Facet, ProfileText Text)> taken = [];

    /// <summary>Between none (implied) and two a facet (long), in a drawn order.</summary>
    public List<(string Facet, ProfileText Text)> Take()
    {
        switch (spec.Explicitness)
        {
            case Explicitness.Plain:
                foreach (var facet in setting.Facets)
                    TakeOne(facet, Plain(facet));
                break;
            case Explicitness.Implied:
                TakeImplied();
                break;
            default:
                TakeMixed();
                break;
        }
        if (spec.Length == SampleLength.Long)
            foreach (var facet in setting.Facets)
                if (random.NextDouble() < 0.5)
                    TakeOne(facet, spec.Explicitness == Explicitness.Plain && random.NextDouble() < 0.6 ? Plain(facet) : Indirect(facet));
        random.Shuffle(taken);
        return taken;
    }

    // A situation that raises nothing but what is asked speaks for itself. One that could as well raise another emotion does not: something must point the way.
    private void TakeImplied()
    {
        var ambiguous = setting.Situation.Raises.Any(f => !spec.Labels.Contains(ProfileShelf.LabelOf(f)));
        var chance = ambiguous ? 0.8 : spec.Length == SampleLength.Short ? 0.25 : 0.6;
        foreach (var facet in setting.Facets)
            if (random.NextDouble() < chance)
                TakeOne(facet, Indirect(facet));
        if (ambiguous && taken.Count == 0)
        {
            var facet = random.Pick(setting.Facets);
            TakeOne(facet, Indirect(facet));
        }
    }

    // One facet is said, the others are shown; a single facet is both. Where a short text has no room the situation shows it alone.
    private void TakeMixed()
    {
        var said = random.Pick([.. setting.Facets.Where(f => !Plain(f).IsEmpty)]);
        TakeOne(said, Plain(said));
        var roomForMore = spec.Length != SampleLength.Short || random.NextDouble() < 0.5;
        if (roomForMore)
            foreach (var shown in setting.Facets.Where(f => f != said).DefaultIfEmpty(said))
                TakeOne(shown, Indirect(shown));
    }

    private void TakeOne(string facet, ImmutableArray<ProfileText> pool)
    {
        if (pool.IsEmpty)
            return;
        var text = random.Pick(pool);
        if (taken.TrueForAll(t => t.Text != text))
            taken.Add((facet, text));
    }

    private ImmutableArray<ProfileText> Plain(string facet) => shelf.Plain(facet, setting.Register, spec.Variety);

    private ImmutableArray<ProfileText> Indirect(string facet) => shelf.Indirect(facet, setting.Register, spec.Variety);
}
