using System.Collections.Concurrent;
using System.Collections.Immutable;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>
/// The texts of a profile that the embedded author composes from, chosen by register and variety. A null register means: any.
/// Every list keeps the order of the file, so that a seeded pick gives the same text everywhere.
/// </summary>
internal sealed class ProfileShelf(CulturalProfile profile)
{
    private readonly ConcurrentDictionary<(string Kind, string Key, string? Register, string Variety), ImmutableArray<ProfileText>> texts = new();
    private readonly ConcurrentDictionary<(string? Register, string Variety), ImmutableArray<Situation>> situations = new();

    public CulturalProfile Profile => profile;

    public ImmutableArray<ProfileText> Plain(string facet, string? register, string variety) =>
        Choose("plain", facet, register, variety, () => profile.Reactions.TryGetValue(facet, out var r) ? r.Plain : []);

    public ImmutableArray<ProfileText> Indirect(string facet, string? register, string variety) =>
        Choose("indirect", facet, register, variety, () => profile.Reactions.TryGetValue(facet, out var r) ? r.Indirect : []);

    public ImmutableArray<ProfileText> Neutral(string facet, string? register, string variety) =>
        Choose("neutral", facet, register, variety, () => profile.Neutral.GetValueOrDefault(facet, []));

    public ImmutableArray<ProfileText> Openers(string register, string variety) =>
        Choose("opener", register, register, variety, () => profile.Openers.GetValueOrDefault(register, []));

    public ImmutableArray<ProfileText> Tails(string register, string variety) =>
        Choose("tail", register, register, variety, () => profile.Tails.GetValueOrDefault(register, []));

    public ImmutableArray<Situation> Situations(string? register, string variety) =>
        situations.GetOrAdd((register, variety), key =>
            [.. profile.Situations.Where(s => Fits(s.Registers, s.Varieties, key.Register, key.Variety))]);

    /// <summary>A text of <paramref name="length"/> has more characters than Above and at most UpTo.</summary>
    public (int Above, int UpTo) Limits(SampleLength length) =>
        (length == SampleLength.Short ? 0 : profile.Lengths[length - 1].UpTo, profile.Lengths[length].UpTo);

    /// <summary>True where the variety's script puts no space between sentences: Chinese and Japanese. (Thai, Lao and Khmer put none between words, but one here.)</summary>
    public bool JoinsWithoutSpace(string variety) =>
        Find(variety)?.Scripts.Any(s => s is "Hira" or "Kana" or "Jpan" or "Hrkt" or "Hani" or "Hans" or "Hant" or "Bopo") ?? false;

    /// <summary>The label that <paramref name="facet"/> belongs to.</summary>
    public static Emotion LabelOf(string facet) =>
        Facets.TryGetLabel(facet, out var label) ? label : throw new InvalidOperationException($"'{facet}' is no facet");

    private ImmutableArray<ProfileText> Choose(string kind, string key, string? register, string variety, Func<ImmutableArray<ProfileText>> all) =>
        texts.GetOrAdd((kind, key, register, variety), _ => [.. all().Where(t => Fits(t.Registers, t.Varieties, register, variety))]);

    private bool Fits(ImmutableArray<string> registers, ImmutableArray<string> varieties, string? register, string variety)
    {
        var registerFits = register is null || registers.IsEmpty || registers.Contains(register);
        var varietyFits = varieties.IsEmpty ? Find(variety) is { OwnTexts: false } : varieties.Contains(variety);
        return registerFits && varietyFits;
    }

    private Variety? Find(string id) => profile.Varieties.FirstOrDefault(v => v.Id == id);
}
