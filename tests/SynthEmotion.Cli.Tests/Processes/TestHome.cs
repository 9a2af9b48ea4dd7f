using SynthEmotion.Tests;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>A copy of hocon/, prompts/, benchmarks/ and some profiles, for tests that break them. The program finds it by SYNTHEMOTION_HOME.</summary>
internal sealed class TestHome
{
    /// <summary>Makes the copy below <paramref name="folder"/>.</summary>
    /// <param name="folder">A folder that the test owns.</param>
    /// <param name="languages">Profiles to copy.</param>
    public TestHome(string folder, params string[] languages)
    {
        Folder = Path.Combine(folder, "home");
        foreach (var part in new[] { "hocon", "prompts", "benchmarks" })
            foreach (var file in Directory.EnumerateFiles(SharedData.Repository(part)))
                Copy(file, part);
        foreach (var language in languages)
            Copy(Path.Combine(SharedData.Repository("cultural-profiles"), $"{language}.yaml"), "cultural-profiles");
    }

    /// <summary>Value for SYNTHEMOTION_HOME.</summary>
    public string Folder { get; }

    /// <summary>Path of a file of the copy, such as hocon/synthemotion.conf.</summary>
    public string this[string file] => Path.Combine(Folder, file);

    /// <summary>Replaces the first <paramref name="old"/> in a file of the copy.</summary>
    public void Edit(string file, string old, string now)
    {
        var text = File.ReadAllText(this[file]);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Xunit.Assert.True(at >= 0, $"{file} has no '{old}'");
        File.WriteAllText(this[file], string.Concat(text.AsSpan(0, at), now, text.AsSpan(at + old.Length)));
    }

    private void Copy(string file, string part)
    {
        var folder = Directory.CreateDirectory(this[part]).FullName;
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
