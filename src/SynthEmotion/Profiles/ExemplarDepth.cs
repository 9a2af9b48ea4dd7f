using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Whether the exemplars show every label, facet, variety and way of saying.</summary>
internal static class ExemplarDepth
{
    public static IEnumerable<string> Check(CulturalProfile profile) =>
    [
        .. Emotions.All.SelectMany(e => ProfileDepth.Least($"exemplars: of {e.Name()}", profile.Exemplars.Count(x => x.Labels.Contains(e)), 10)),
        .. Emotions.All.SelectMany(Facets.Of).SelectMany(f => ProfileDepth.Least($"exemplars: of facet {f}", profile.Exemplars.Count(x => x.Facets.Contains(f)), 1)),
        .. ProfileDepth.Least("exemplars: with several labels", profile.Exemplars.Count(x => x.Labels.Count > 1), 30),
        .. PlainShare(profile),
        .. profile.Varieties.Skip(1).SelectMany(v => ProfileDepth.Least($"exemplars: in variety {v.Id}", profile.Exemplars.Count(x => x.Variety == v.Id), 1)),
        .. profile.Exemplars.Select((x, i) => (x.Labels, Place: i + 1)).Where(x => !profile.LabelSets.ContainsKey(x.Labels))
            .Select(x => $"exemplars[{x.Place}]: {x.Labels} is not in label_sets, so no plan asks for it; add the set or change the exemplar"),
    ];

    private static IEnumerable<string> PlainShare(CulturalProfile profile)
    {
        var felt = profile.Exemplars.Where(x => x.Explicitness != Explicitness.None).ToList();
        var share = felt.Count == 0 ? 0 : (double)felt.Count(x => x.Explicitness == Explicitness.Plain) / felt.Count;
        return share is >= 0.5 and <= 0.7
            ? []
            : [$"exemplars: a share of {share.ToString("0.00", CultureInfo.InvariantCulture)} is plain; about 0.60 (0.50 to 0.70) should be"];
    }
}
