namespace SynthEmotion.Cli.Report;

/// <summary>One bar.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Counts">Length of each part, in the order of the legend.</param>
internal sealed record StackedBar(string Name, IReadOnlyList<long> Counts);

/// <summary>Bars of equal length, each split into the shares of its parts, with a legend. The first part's share stands beside the bar.</summary>
internal static class StackedBars
{
    private const int LastColour = 7;
    private const double Width = 100;

    public static Html Of(string caption, IReadOnlyList<string> parts, IReadOnlyList<StackedBar> bars) => Html.Of($"""
        <figure>
        <figcaption>{caption}</figcaption>
        <ul class="legend">{parts.Select((p, i) => Html.Of($"""<li><i class="f{Colour(i, parts.Count)}"></i>{p}</li>"""))}</ul>
        <div class="bars">
        {bars.Select(b => Bar(parts, b))}</div>
        </figure>

        """);

    private static Html Bar(IReadOnlyList<string> parts, StackedBar bar)
    {
        var total = bar.Counts.Sum();
        string[] said = [.. parts.Zip(bar.Counts).Where(p => p.Second > 0).Select(p => $"{p.First} {Figures.Percent(p.Second, total)}")];
        return Html.Of($"""
            <span>{bar.Name}</span>
            <svg viewBox="0 0 {Width} 10" preserveAspectRatio="none" role="img" aria-label="{bar.Name}: {string.Join(", ", said)}">{Parts(parts, bar, total)}</svg>
            <b>{Figures.Percent(bar.Counts[0], total)}</b>

            """);
    }

    private static IEnumerable<Html> Parts(IReadOnlyList<string> parts, StackedBar bar, long total)
    {
        var start = 0.0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (bar.Counts[i] == 0)
                continue;
            var length = Width * bar.Counts[i] / total;
            yield return Html.Of(
                $"""<rect class="f{Colour(i, parts.Count)}" x="{start:0.###}" y="0" width="{length:0.###}" height="10"><title>{parts[i]}: {Figures.Count(bar.Counts[i])}</title></rect>""");
            start += length;
        }
    }

    // The last part is the rest of all others: always the grey one.
    private static int Colour(int part, int parts) => part == parts - 1 ? LastColour : part;
}
