using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace SynthEmotion.Cli.Report;

/// <summary>Markup that may stand in the page as it is. Text only becomes one by being escaped, so nothing gets in unescaped by accident.</summary>
internal readonly record struct Html
{
    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    /// <summary>Markup with holes: strings are escaped, numbers are written in invariant culture, <see cref="Html"/> goes in as it is.</summary>
    public static Html Of(HtmlInterpolation content) => new(content.Markup);

    /// <summary>Plain text.</summary>
    public static Html Text(string? text) => new(Escape(text));

    /// <summary>Markup that the program itself wrote as a constant.</summary>
    public static Html Trusted(string constant) => new(constant);

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    /// <inheritdoc/>
    public override string ToString() => markup ?? "";

    // Characters that XML forbids would make the page malformed: a replacement shows that something was there.
    private static string Escape(string? text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune),
            };
        }

        return escaped.ToString();
    }
}

/// <summary>Collects an interpolated string for <see cref="Html.Of"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (16 * formattedCount));

    internal string Markup => text.ToString();

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html markup) => text.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Html> parts) => text.AppendJoin("", parts);

    public void AppendFormatted(string? plain) => text.Append(Html.Text(plain).ToString());

    public void AppendFormatted<T>(T number, string? format = null)
        where T : IFormattable => text.Append(Html.Text(number.ToString(format, CultureInfo.InvariantCulture)).ToString());
}
