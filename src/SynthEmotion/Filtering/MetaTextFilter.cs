using System.Text.RegularExpressions;

namespace SynthEmotion.Filtering;

/// <summary>
/// Drops a text that speaks of the request instead of from life: remains of a template or of JSON, names of the plan's own making,
/// a model that speaks of itself. The detail is what gave it away.
/// </summary>
internal sealed partial class MetaTextFilter(MetaTextOptions options) : SampleFilter
{
    public override string Name => "meta-text";

    public override Verdict Judge(FilterContext context)
    {
        var remains = Remains().Match(context.Text);
        if (remains.Success)
            return Verdict.Drop("meta-text", detail: remains.Value);
        var phrase = options.Phrases.FirstOrDefault(p => LanguageFilter.HasWord(context.Text, p));
        return phrase is null ? Verdict.Keep : Verdict.Drop("meta-text", detail: phrase);
    }

    // Braces of templates, code fences, keys of the answer's JSON, facet names that no language writes so, and blanks left for a name.
    [GeneratedRegex("""
        \{\{|\}\}|\{%|```|\\n|\\u[0-9a-fA-F]{4}|"(text|labels|id|facets|explicitness)"\s*:|\[\s*\{"?|\b(moral-disgust|longing-and-desire|embarrassment-and-shame|sudden-realisation)\b|\[(?i:your name|name|nombre|tu nombre|اسم|الاسم|名前|insert [^\]]*)\]
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Remains();
}
