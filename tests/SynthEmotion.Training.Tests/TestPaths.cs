using Xunit;

namespace SynthEmotion.Training.Tests;

/// <summary>Where the repository and the data beside it are. Tests that need the data are skipped where it is absent.</summary>
internal static class TestPaths
{
    /// <summary>A file or folder of the repository.</summary>
    public static string Repository(string path) => Upwards("SynthEmotion.sln", path) ?? throw new FileNotFoundException(path);

    /// <summary>A file or folder of the data beside the repository: SYNTHEMOTION_SHARED, or a folder "shared" further up.</summary>
    public static string Shared(string path)
    {
        var root = Environment.GetEnvironmentVariable("SYNTHEMOTION_SHARED") ?? Upwards("shared", "shared");
        var full = root is null ? null : Path.Combine(root, path);
        if (full is null || !Path.Exists(full))
            Assert.Skip($"shared/{path} is not there: set SYNTHEMOTION_SHARED");
        return full;
    }

    private static string? Upwards(string marker, string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Exists(Path.Combine(folder.FullName, marker)))
                return Path.Combine(folder.FullName, path);
        return null;
    }
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("synthemotion-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var file = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
