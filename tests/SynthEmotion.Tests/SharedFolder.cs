using Xunit;

namespace SynthEmotion.Tests;

/// <summary>Data that stands beside a checkout and is no part of it.</summary>
internal static class SharedFolder
{
    /// <summary>Path of <paramref name="name"/> in the folder that SYNTHEMOTION_SHARED names or that is called "shared" beside the checkout; skips the test where there is none.</summary>
    public static string Find(string name)
    {
        if (Environment.GetEnvironmentVariable("SYNTHEMOTION_SHARED") is { Length: > 0 } named)
            return There(Path.Combine(named, name));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", name) is var path && Directory.Exists(path))
                return path;
        return There("shared/" + name);
    }

    private static string There(string path)
    {
        if (!Directory.Exists(path))
            Assert.Skip($"{path} is not here");
        return path;
    }
}
