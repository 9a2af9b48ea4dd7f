using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Whether the texts differ from each other, fit the length classes and are in the script of their variety.</summary>
internal static class TextDepth
{
    // Under this many letters a name, an abbreviation or a loan word decides the share of a script.
    private const int LettersThatTell = 10;

    public static IEnumerable<string> Check(CulturalProfile profile)
    {
        var texts = TextsOf(profile).ToList();
        return [.. Lengths(profile, texts), .. Scripts(profile, texts), .. Twice(texts), .. Alike(profile, texts)];
    }

    private static IEnumerable<Placed> TextsOf(CulturalProfile profile)
    {
        var exemplars = profile.Exemplars.Select((x, i) => new Placed($"exemplars[{i + 1}]", x.Text, x.Variety is null ? [] : [x.Variety], true));
        var situations = profile.Situations.Select(s => new Placed($"situations.{s.Id}", s.Text, s.Varieties, true));
        var reactions = profile.Reactions.SelectMany(r => Placed.All($"reactions.{r.Key}.plain", r.Value.Plain, false)
            .Concat(Placed.All($"reactions.{r.Key}.indirect", r.Value.Indirect, false)));
        var neutral = profile.Neutral.SelectMany(n => Placed.All($"neutral.{n.Key}", n.Value, true));
        return exemplars.Concat(situations).Concat(reactions).Concat(neutral);
    }

    private static IEnumerable<string> Lengths(CulturalProfile profile, List<Placed> texts)
    {
        var most = profile.Lengths[SampleLength.Long].UpTo;
        return from text in texts
               let length = text.Text.EnumerateRunes().Count()
               where length > most
               select $"{text.Place}: {length} characters; the long class ends at {most}";
    }

    private static IEnumerable<string> Scripts(CulturalProfile profile, List<Placed> texts)
    {
        foreach (var text in texts)
        {
            var varieties = profile.Varieties.Where(v => text.Varieties.Count == 0 ? !v.OwnTexts : text.Varieties.Contains(v.Id));
            var (share, letters) = UnicodeScripts.LetterShare(text.Text, varieties.SelectMany(v => v.Scripts));
            if (letters >= LettersThatTell && share < 0.5)
                yield return $"{text.Place}: {share.ToString("0.00", CultureInfo.InvariantCulture)} of its letters are in its variety's scripts; most should be: {Start(text)}";
        }
    }

    private static IEnumerable<string> Twice(List<Placed> texts) =>
        from same in texts.GroupBy(t => t.Text, StringComparer.Ordinal)
        where same.Count() > 1
        select $"{string.Join(" and ", same.Select(t => t.Place))}: the same text; say it once: {Start(same.First())}";

    private static IEnumerable<string> Alike(CulturalProfile profile, List<Placed> texts)
    {
        var whole = texts.Where(t => t.StandsAlone).Select(t => (Text: t, Shingles: Shingles.Of(t.Text.Normalize(), profile.Shingle))).ToList();
        for (var i = 0; i < whole.Count; i++)
            for (var j = i + 1; j < whole.Count; j++)
            {
                var (a, b) = (whole[i], whole[j]);
                // Two shingles of very short texts are soon equal without the texts being the same thing.
                if (a.Text.Text == b.Text.Text || Math.Min(a.Shingles.Length, b.Shingles.Length) < 3)
                    continue;
                var jaccard = Shingles.Jaccard(a.Shingles, b.Shingles);
                if (jaccard >= ProfileDepth.TooAlike)
                    yield return $"{a.Text.Place} and {b.Text.Place}: alike by {jaccard.ToString("0.00", CultureInfo.InvariantCulture)}; change one: {Start(b.Text)}";
            }
    }

    private static string Start(Placed text)
    {
        var elements = new StringInfo(text.Text);
        return elements.LengthInTextElements <= 60 ? text.Text : elements.SubstringByTextElements(0, 50) + "…";
    }

    /// <param name="Place">Key path.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Varieties">Varieties that it names.</param>
    /// <param name="StandsAlone">True for whole texts and situations; reactions are short and formulaic by nature.</param>
    private sealed record Placed(string Place, string Text, IReadOnlyList<string> Varieties, bool StandsAlone)
    {
        public static IEnumerable<Placed> All(string place, IEnumerable<ProfileText> texts, bool standsAlone) =>
            texts.Select((t, i) => new Placed($"{place}[{i + 1}]", t.Text, t.Varieties, standsAlone));
    }
}
