using SynthEmotion.Corpus;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Report;

/// <summary>What the corpus is made of beside what was asked: labels, label-set sizes, explicitness, varieties.</summary>
internal static class BalanceSection
{
    // Shares of samples with one, two and three labels that the plan asks for; neutral counts among the ones.
    private static readonly double[] SizesAsked = [0.52, 0.36, 0.12];

    private static readonly Explicitness[] Degrees = [Explicitness.Plain, Explicitness.Implied, Explicitness.Mixed];

    public static Html Of(ReportData data) => Html.Of($"""
        <p>The plan asks for each of the ten emotions in {Figures.Percent(BalanceChart.EmotionShare)} of a language's texts, give or take a fifth
        ({Figures.Percent(BalanceChart.Lowest)} to {Figures.Percent(BalanceChart.Highest)}), and for neutral in {Figures.Percent(BalanceChart.NeutralShare)}.
        A text counts for each of its labels, so the shares sum to more than one.</p>
        <figure>
        <figcaption>Share of the texts that have each label; band: what the plan aims at; line: its middle; orange: outside the band</figcaption>
        <div class="small">
        {data.Corpus.Languages.Select(l => BalanceChart.Of(data.Language(l.Language).Name, Shares(l)))}</div>
        </figure>
        {LabelTable(data)}<h3>Labels in a text</h3>
        {Sizes(data)}<h3>Explicitness</h3>
        <p>How openly a text says its emotion; neutral texts have none and are left out of the shares.</p>
        {ExplicitnessTable(data)}<h3>Varieties</h3>
        <p>The ways of writing that each profile lists. Shares are shares of what was asked for, not of how people write.</p>
        {Varieties(data)}
        """);

    private static double[] Shares(LanguageSummary language) => [.. Emotions.Names.Select(e => Figures.Share(CountOf(language.ByLabel, e), language.Samples) ?? 0)];

    private static Html LabelTable(ReportData data) => Table.Of(
        "Share of the texts that have each label; marked where it lies outside the band",
        [new("label"), .. data.Corpus.Languages.Select(l => new Column(data.Language(l.Language).Name))],
        Emotions.All.Select(e => (IReadOnlyList<Html>)[Html.Text(e.Name()), .. data.Corpus.Languages.Select(l => LabelCell(e, l))]));

    private static Html LabelCell(Emotion emotion, LanguageSummary language)
    {
        var share = Figures.Share(CountOf(language.ByLabel, emotion.Name()), language.Samples);
        var text = Figures.Percent(share);
        return share is not { } s || BalanceChart.IsInside(emotion, s) ? Html.Text(text)
            : Html.Of($"""<span class="off">{(s > BalanceChart.Highest ? "above" : "below")} {text}</span>""");
    }

    private static Html Sizes(ReportData data) => Table.Of(
        "Share of the texts with one, two and three labels",
        [new("language"), new("one", Note: "asked"), new("two", Note: "asked"), new("three", Note: "asked"), new("labels a text")],
        data.Corpus.Languages.Select(l => (IReadOnlyList<Html>)
        [
            Html.Text(data.Language(l.Language).Name),
            .. SizesAsked.Select((asked, i) => Table.Pair(Figures.Percent(SizeCount(l, i + 1), l.Samples), Figures.Percent(asked))),
            Html.Text(Figures.Score(Figures.Share(l.ByLabel.Sum(c => c.Count), l.Samples))),
        ]));

    private static long SizeCount(LanguageSummary language, int size) => CountOf(language.BySetSize, FormattableString.Invariant($"{size}"));

    private static Html ExplicitnessTable(ReportData data) => Table.Of(
        "Explicitness of the texts that are not neutral",
        [new("language"), .. Degrees.Select(d => new Column(Key(d), Note: "asked"))],
        data.Corpus.Languages.Select(l => (IReadOnlyList<Html>)[Html.Text(data.Language(l.Language).Name), .. Degrees.Select(d => Degree(data, l, d))]));

    private static Html Degree(ReportData data, LanguageSummary language, Explicitness degree)
    {
        var kept = Figures.Percent(CountOf(language.ByExplicitness, Key(degree)), Degrees.Sum(d => CountOf(language.ByExplicitness, Key(d))));
        double? asked = data.Language(language.Language).Explicitness.TryGetValue(degree, out var share) ? share : null;
        return Table.Pair(kept, Figures.Percent(asked));
    }

    private static Html Varieties(ReportData data) => Table.Of(
        "Varieties",
        [new("language"), new("variety", IsText: true), new("asked"), new("in the corpus"), new("texts")],
        data.Corpus.Languages.SelectMany(l => VarietyRows(data.Language(l.Language), l)));

    private static IEnumerable<IReadOnlyList<Html>> VarietyRows(ReportLanguage known, LanguageSummary language)
    {
        var names = known.Varieties.Select(v => v.Id).Concat(language.ByVariety.Select(v => v.Name)).Distinct(StringComparer.Ordinal);
        foreach (var id in names)
        {
            var variety = known.Varieties.FirstOrDefault(v => v.Id == id);
            var count = CountOf(language.ByVariety, id);
            yield return
            [
                Html.Text(known.Name), Html.Text(variety?.Name ?? id), Html.Text(Figures.Percent(variety?.Share)),
                Html.Text(Figures.Percent(count, language.Samples)), Html.Text(Figures.Count(count)),
            ];
        }
    }

    private static string Key(Explicitness degree) => Enum.GetName(degree)!.ToLowerInvariant();

    private static long CountOf(IReadOnlyList<NamedCount> counts, string name) => counts.FirstOrDefault(c => c.Name == name)?.Count ?? 0;
}
