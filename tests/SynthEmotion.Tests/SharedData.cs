using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace SynthEmotion.Tests;

/// <summary>Finds data that lies beside the repository; a test that needs it is skipped where it is absent.</summary>
internal static class SharedData
{
    /// <summary>A folder of the repository, such as prompts.</summary>
    public static string Repository(string folder) => Path.Combine(Upward("SynthEmotion.sln") ?? throw new DirectoryNotFoundException("no SynthEmotion.sln above the tests"), folder);

    /// <summary>A folder of the shared data, from SYNTHEMOTION_SHARED or a folder named shared beside the repository.</summary>
    public static string Folder(string name, [CallerMemberName] string test = "")
    {
        if (Find(name) is { } folder)
            return folder;
        Assert.Skip($"{test} needs the shared data folder {name}");
        return "";
    }

    /// <summary>The same, or null where it is absent.</summary>
    public static string? Find(string name)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("SYNTHEMOTION_SHARED") ?? Path.Combine(Upward("shared") ?? "", "shared"), name);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>The texts of a JSON-lines file.</summary>
    public static IEnumerable<string> Texts(string file) =>
        File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!);

    private static string? Upward(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, name)))
                return folder.FullName;
        return null;
    }
}
