using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Report;

/// <summary>A small chart of one language: a bar a label, over the band that the plan aims at.</summary>
internal static class BalanceChart
{
    /// <summary>Share of the texts in which the plan asks for each emotion.</summary>
    public const double EmotionShare = 0.15;

    /// <summary>Share of neutral texts that the plan asks for.</summary>
    public const double NeutralShare = 0.10;

    /// <summary>Lower edge of the band around <see cref="EmotionShare"/>.</summary>
    public const double Lowest = 0.12;

    /// <summary>Upper edge of the band.</summary>
    public const double Highest = 0.18;

    private const double Left = 70;
    private const double Width = 280;
    private const double RowHeight = 15;
    private const double Top = 4;
    private static readonly double[] Marks = [0, 0.1, 0.2];

    /// <summary>False when an emotion's share lies outside the band. Neutral has no band.</summary>
    public static bool IsInside(Emotion emotion, double share) => emotion == Emotion.Neutral || share is >= Lowest and <= Highest;

    /// <summary>The chart.</summary>
    /// <param name="name">The language.</param>
    /// <param name="shares">Share of the texts with each of the eleven labels, 0 to 1.</param>
    public static Html Of(string name, IReadOnlyList<double> shares)
    {
        var longest = Math.Max(0.25, shares.Max());
        double X(double share) => Left + ((Width - Left - 4) * share / longest);
        var bottom = Top + (RowHeight * shares.Count);
        var said = string.Join(", ", Emotions.All.Select(e => $"{e.Name()} {Figures.Percent(shares[(int)e])}"));
        return Html.Of($"""
            <div><h3>{name}</h3>
            <svg viewBox="0 0 {Width} {bottom + 18}" role="img" aria-label="{name}: {said}">
            {Emotions.All.Select(e => Bar(e, shares[(int)e], X))}{Marks.Select(m => Html.Of($"""<text x="{X(m):0.##}" y="{bottom + 14}" text-anchor="middle">{m:0%}</text>"""))}
            <line class="axis" x1="{Left}" x2="{Left}" y1="{Top}" y2="{bottom}"/>
            </svg></div>

            """);
    }

    private static Html Bar(Emotion emotion, double share, Func<double, double> x)
    {
        var y = Top + (RowHeight * (int)emotion);
        var aim = emotion == Emotion.Neutral ? NeutralShare : EmotionShare;
        var band = emotion == Emotion.Neutral
            ? default
            : Html.Of($"""<rect class="band" x="{x(Lowest):0.##}" y="{y}" width="{x(Highest) - x(Lowest):0.##}" height="{RowHeight}"/>""");
        return Html.Of($"""
            {band}<rect class="{(IsInside(emotion, share) ? "d0" : "outside")}" x="{Left}" y="{y + 4}" width="{x(share) - Left:0.##}" height="{RowHeight - 8}"><title>{emotion.Name()}: {Figures.Percent(share)}</title></rect>
            <line class="aim" x1="{x(aim):0.##}" x2="{x(aim):0.##}" y1="{y + 1}" y2="{y + RowHeight - 1}"/>
            <text x="{Left - 6}" y="{y + 11}" text-anchor="end">{emotion.Name()}</text>

            """);
    }
}
