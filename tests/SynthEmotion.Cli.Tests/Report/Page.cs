using System.Xml.Linq;
using SynthEmotion.Cli.Report;
using Xunit;

namespace SynthEmotion.Cli.Tests.Report;

/// <summary>A rendered report, read as XML: what does not parse, or is not there, fails the test.</summary>
internal sealed class Page
{
    private const string DocumentType = "<!DOCTYPE html>\n";

    private readonly XElement root;

    public Page(ReportData data)
    {
        Markup = HtmlReport.Render(data);
        Assert.StartsWith(DocumentType, Markup, StringComparison.Ordinal);
        root = XDocument.Parse(Markup[DocumentType.Length..]).Root!;
    }

    public string Markup { get; }

    public IEnumerable<XElement> All(string name) => root.Descendants(name);

    /// <summary>All text of the body, white space runs as one space.</summary>
    public string Text => Flat(root.Element("body")!);

    /// <summary>Cells of the table with this caption, by the text of the row's heading.</summary>
    public string[] Row(string caption, string heading) => [.. Rows(caption).First(r => Flat(r.Element("th")!) == heading).Elements("td").Select(Flat)];

    public string[] Headings(string caption) => [.. Rows(caption).Select(r => Flat(r.Element("th")!))];

    public static string Flat(XElement element) => string.Join(' ', element.Value.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<XElement> Rows(string caption) =>
        All("table").Single(t => Flat(t.Element("caption")!) == caption).Element("tbody")!.Elements("tr");
}
