using System.Globalization;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Cluster.Run;

namespace SynthEmotion.Cli.Display;

/// <summary>The words of the display: pure functions of snapshots.</summary>
internal static class RunText
{
    /// <summary>One language in one line.</summary>
    public static string Language(LanguageSnapshot l, SpeedMeter speed)
    {
        var end = l switch
        {
            { IsComplete: true, ShortBy: > 0 } => $"short by {l.ShortBy}, because {l.ShortBecause}",
            { IsComplete: true } => "done",
            _ => $"{Left(l, speed)} left",
        };
        return $"{l.Language,-3} {l.Accepted}/{l.Target} accepted, {l.Requested} requested, dropped {Drops(l)}, {Speed(speed.Of(l))} samples/s, cost {Cost(l.Cost)}, {end}";
    }

    /// <summary>The whole run in one line.</summary>
    public static string Total(RunSnapshot s, SpeedMeter speed)
    {
        var accepted = s.Languages.Sum(l => l.Accepted);
        var target = s.Languages.Sum(l => l.Target);
        var phase = s.Phase switch
        {
            RunPhase.Generating => "generating",
            RunPhase.Versioning => "writing the corpus version",
            RunPhase.Training => "training",
            _ => "ended",
        };
        return $"{phase}: {accepted}/{target} accepted, {Speed(speed.Total)} samples/s, cost {Cost(s.Languages.Sum(l => l.Cost))}, {s.Nodes.Count} generator{(s.Nodes.Count == 1 ? "" : "s")}";
    }

    /// <summary>Drops by reason, and failures by name where there are any, most frequent first.</summary>
    public static string Drops(LanguageSnapshot l) => l.Failures.Count == 0 ? Counts(l.Dropped) : $"{Counts(l.Dropped)}; failed {Counts(l.Failures)}";

    /// <summary>Time left at the language's present speed.</summary>
    public static string Left(LanguageSnapshot l, SpeedMeter speed)
    {
        var perSecond = speed.Of(l);
        if (perSecond <= 0)
            return "?";
        var left = TimeSpan.FromSeconds(Math.Min((l.Target - l.Accepted) / perSecond, TimeSpan.FromDays(99).TotalSeconds));
        return left.TotalHours >= 1 ? left.ToString(@"d\d\ hh\:mm", CultureInfo.InvariantCulture) : left.ToString(@"mm\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>Samples a second.</summary>
    public static string Speed(double perSecond) => perSecond.ToString(perSecond < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>An amount in the currency of the price settings.</summary>
    public static string Cost(double cost) => cost.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Counts(IReadOnlyDictionary<string, long> counts) => counts.Count == 0
        ? "0"
        : string.Join(", ", counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
