namespace SynthEmotion.Cli.Report;

/// <summary>A curve.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points from left to right; those without a value are left out.</param>
internal sealed record Curve(string Name, IReadOnlyList<(int X, double? Y)> Points)
{
    /// <summary>The points that can be drawn.</summary>
    public IReadOnlyList<(int X, double Y)> Drawn { get; } = [.. Points.Where(p => p.Y is { } y && double.IsFinite(y)).Select(p => (p.X, p.Y!.Value))];
}

/// <summary>Curves over the epochs, with the best epoch marked.</summary>
internal static class LineChart
{
    private const double Width = 420;
    private const double Height = 230;
    private const double Left = 44;
    private const double Right = 408;
    private const double Top = 10;
    private const double Bottom = 190;
    private const int MostMarks = 12;

    /// <summary>The chart; nothing when no curve has a point.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="curves">At most two.</param>
    /// <param name="best">The epoch to mark.</param>
    public static Html Of(string caption, IReadOnlyList<Curve> curves, int best)
    {
        (int X, double Y)[] points = [.. curves.SelectMany(c => c.Drawn)];
        if (points.Length == 0)
            return default;
        var (first, last) = (points.Min(p => p.X), points.Max(p => p.X));
        var marks = Marks(points.Min(p => p.Y), points.Max(p => p.Y));
        double X(int epoch) => first == last ? (Left + Right) / 2 : Left + ((Right - Left) * (epoch - first) / (last - first));
        double Y(double value) => Bottom - ((Bottom - Top) * (value - marks[0]) / (marks[^1] - marks[0]));
        var step = 1 + ((last - first) / MostMarks);
        return Html.Of($"""
            <figure>
            <figcaption>{caption}</figcaption>
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Said(caption, curves, best)}">
            {marks.Select(m => Html.Of($"""<line class="axis" x1="{Left}" x2="{Right}" y1="{Y(m):0.##}" y2="{Y(m):0.##}"/><text x="{Left - 6}" y="{Y(m) + 4:0.##}" text-anchor="end">{m:0.###}</text>"""))}
            {Enumerable.Range(first, last - first + 1).Where(e => (e - first) % step == 0).Select(e => Html.Of($"""<text x="{X(e):0.##}" y="{Bottom + 16}" text-anchor="middle">{e}</text>"""))}
            <text x="{(Left + Right) / 2}" y="{Height - 6}" text-anchor="middle">epoch</text>
            <line class="best" x1="{X(best):0.##}" x2="{X(best):0.##}" y1="{Top}" y2="{Bottom}"><title>best epoch: {best}</title></line>
            {curves.Select((c, i) => Line(c, i, X, Y))}</svg>
            <ul class="legend">{curves.Select((c, i) => Html.Of($"""<li><i class="f{i}"></i>{c.Name}</li>"""))}<li>dashed upright: best epoch, {best}</li></ul>
            </figure>

            """);
    }

    /// <summary>Round numbers that enclose the values: three to seven of them, evenly apart.</summary>
    internal static IReadOnlyList<double> Marks(double lowest, double highest)
    {
        var span = Math.Max(highest - lowest, 1e-3);
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
        var step = power * (new[] { 1.0, 2, 2.5, 5, 10 }.First(f => f * power * 4 >= span * 0.999));
        var (from, to) = (Math.Floor(lowest / step), Math.Max(Math.Ceiling(highest / step), Math.Floor(lowest / step) + 1));
        return [.. Enumerable.Range(0, (int)(to - from) + 1).Select(i => Math.Round((from + i) * step, 9))];
    }

    private static string Said(string caption, IReadOnlyList<Curve> curves, int best) => caption + ". " + string.Join("; ", curves.Where(c => c.Drawn.Count > 0).Select(c =>
        FormattableString.Invariant($"{c.Name}: from {c.Drawn[0].Y:0.###} in epoch {c.Drawn[0].X} to {c.Drawn[^1].Y:0.###} in epoch {c.Drawn[^1].X}")))
        + FormattableString.Invariant($"; best epoch {best}");

    private static Html Line(Curve curve, int colour, Func<int, double> x, Func<double, double> y) => Html.Of($"""
        <polyline class="curve s{colour}" points="{curve.Drawn.Select(p => Html.Of($"{x(p.X):0.##},{y(p.Y):0.##} "))}"/>
        {curve.Drawn.Select(p => Html.Of($"""<circle class="d{colour}" cx="{x(p.X):0.##}" cy="{y(p.Y):0.##}" r="2.5"><title>{curve.Name}, epoch {p.X}: {p.Y:0.####}</title></circle>"""))}

        """);
}
