using System.Globalization;
using System.Text.RegularExpressions;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Where each kind of file lies, relative to <c>corpus/</c>, with '/' on every system.</summary>
internal static partial class CorpusPaths
{
    public const string Card = "README.md";

    public const string Versions = "versions/";

    public const string Manifests = "manifests/";

    /// <summary>Hex digits of the sha256 that a content-named file carries in its name.</summary>
    public const int HashDigits = 16;

    public static string Data(LanguageTag language, Split split, string firstBatch, string sha256) =>
        $"{Folder(FileKind.Data, language)}{split.Name()}-{firstBatch}-{sha256[..HashDigits]}.parquet";

    public static string Rejected(LanguageTag language, string first, string sha256) =>
        $"{Folder(FileKind.Rejected, language)}{first}-{sha256[..HashDigits]}.parquet";

    public static string Signatures(LanguageTag language, string firstBatch, string sha256) =>
        $"{Folder(FileKind.Signatures, language)}{firstBatch}-{sha256[..HashDigits]}.parquet";

    public static string Folder(FileKind kind, LanguageTag language) => $"{EnumText.Name(kind)}/{language}/";

    public static string ManifestFolder(LanguageTag language) => $"{Manifests}{language}/";

    public static string Manifest(LanguageTag language, int number) => ManifestFolder(language) + Numbered(number);

    public static string Version(int number) => Versions + Numbered(number);

    /// <summary>A batch as file names spell it: sorts by round, then by place in the round.</summary>
    public static string Batch(int round, int index) => string.Create(CultureInfo.InvariantCulture, $"r{round:D4}b{index:D4}");

    /// <summary>The number of a manifest's or version's file name; false for any other name.</summary>
    public static bool TryReadNumber(string path, out int number)
    {
        number = 0;
        var match = NumberedName().Match(path);
        return match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string Numbered(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + ".json";

    [GeneratedRegex(@"(?:^|/)(\d{6,9})\.json$")]
    private static partial Regex NumberedName();
}
