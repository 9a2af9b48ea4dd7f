using System.Globalization;

namespace SynthEmotion.Cli.Report;

/// <summary>How figures are written: invariant, and n/a where there is none.</summary>
internal static class Figures
{
    /// <summary>What stands where a value is undefined.</summary>
    public const string Undefined = "n/a";

    /// <summary>A score from 0 to 1, three decimals.</summary>
    public static string Score(double? value) => Number(value, "0.000");

    /// <summary>A loss, four decimals.</summary>
    public static string Loss(double? value) => Number(value, "0.0000");

    /// <summary>A count with its thousands apart.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1 as percent, one decimal.</summary>
    public static string Percent(double? share) => share is { } s && double.IsFinite(s)
        ? (100 * s).ToString("0.0", CultureInfo.InvariantCulture) + "\u00a0%"
        : Undefined;

    /// <summary><paramref name="part"/> of <paramref name="whole"/> as percent.</summary>
    public static string Percent(long part, long whole) => Percent(Share(part, whole));

    /// <summary><paramref name="part"/> of <paramref name="whole"/>; null of nothing.</summary>
    public static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>The first characters of a hash, enough to tell it from another.</summary>
    public static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];

    /// <summary>Names as a sentence lists them.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>A count with its noun, such as "1 text" or "2 texts".</summary>
    public static string Of(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(double? value, string format) => value is { } v && double.IsFinite(v)
        ? v.ToString(format, CultureInfo.InvariantCulture)
        : Undefined;
}
