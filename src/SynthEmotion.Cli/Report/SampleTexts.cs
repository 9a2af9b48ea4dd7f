using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Report;

/// <summary>Some texts of each language, in their own language and direction.</summary>
internal static class SampleTexts
{
    private static readonly string[] RightToLeft = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"];

    public static Html Of(ReportData data) => Html.Of($"""
        <p>Taken blindly: the texts whose ids, which are hashes, come first. Below each stand the labels that it was written for, how openly it should say them, and its variety and register.</p>
        {data.Corpus.Languages.Where(l => l.Texts.Count > 0).Select(l => Html.Of($"""
            <h3>{data.Language(l.Language).Name}</h3>
            <ul class="texts">
            {l.Texts.Select(t => Text(data.Language(l.Language), t))}</ul>

            """))}
        """);

    private static Html Text(ReportLanguage language, Sample sample)
    {
        var from = sample.Provenance;
        var details = new[] { from.Explicitness == Explicitness.None ? "" : Enum.GetName(from.Explicitness)!.ToLowerInvariant(), Variety(language, from.Variety), from.Register };
        return Html.Of($"""
            <li><blockquote lang="{Tag(language, from.Variety)}" dir="{Direction(sample.Text)}">{sample.Text}</blockquote>
            {sample.Labels.Emotions.Select(e => Html.Of($"""<span class="tag label">{e.Name()}</span> """))}<span class="below">{string.Join(" · ", details.Where(d => d.Length > 0))}</span></li>

            """);
    }

    /// <summary>By the letters rather than the language: the same language may be written romanised or in two scripts.</summary>
    private static string Direction(string text) => UnicodeScripts.LetterShare(text, RightToLeft) is { Letters: > 0, Share: >= 0.5 } ? "rtl" : "ltr";

    // BCP 47 wants the script only where it is not the usual one of the language.
    private static string Tag(ReportLanguage language, string variety) =>
        language.Varieties.FirstOrDefault(v => v.Id == variety) is { } written && written.Script != language.Varieties[0].Script
            ? $"{language.Tag}-{written.Script}"
            : language.Tag.ToString();

    private static string Variety(ReportLanguage language, string id) => language.Varieties.FirstOrDefault(v => v.Id == id)?.Name ?? id;
}
