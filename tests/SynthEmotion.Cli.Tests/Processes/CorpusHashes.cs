using System.Security.Cryptography;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>The bytes of a folder, as a list that compares.</summary>
internal static class CorpusHashes
{
    /// <summary>Relative path and sha256 of every file below the workspace's corpus, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string workspace) => OfFolder(Path.Combine(workspace, "corpus"));

    /// <summary>Relative path and sha256 of every file below <paramref name="folder"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> OfFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => $"{Path.GetRelativePath(folder, f)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}")
            .Order(StringComparer.Ordinal),
    ];
}
