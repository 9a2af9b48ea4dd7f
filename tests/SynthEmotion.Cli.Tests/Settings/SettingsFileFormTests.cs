using Xunit;

namespace SynthEmotion.Cli.Tests.Settings;

/// <summary>What a reader of hocon/synthemotion.conf finds there.</summary>
public sealed class SettingsFileFormTests
{
    [Fact]
    public void Every_key_has_a_comment_above_it_or_above_its_group() => Assert.Empty(Uncommented());

    [Fact]
    public void Command_line_beats_environment_beats_file_beats_code()
    {
        const string key = "run.samples";
        Dictionary<string, string> environment = new() { ["SYNTHEMOTION_RUN_SAMPLES"] = "2000" };
        Dictionary<string, string> commandLine = new() { [key] = "3000" };
        var folder = Directory.CreateTempSubdirectory("settings-").FullName;
        try
        {
            var file = Path.Combine(folder, "file.conf");
            File.WriteAllText(file, File.ReadAllText(SettingsOfTheFile.FilePath).Replace("samples = 500", "samples = 1000", StringComparison.Ordinal));
            var silent = Path.Combine(folder, "silent.conf");
            File.WriteAllText(silent, "synthemotion { endpoints { embedded { } } }");
            Assert.Equal(500, SettingsOfTheFile.Read(path: silent).Run.Samples);
            Assert.Equal(1000, SettingsOfTheFile.Read(path: file).Run.Samples);
            Assert.Equal(2000, SettingsOfTheFile.Read(environment: environment, path: file).Run.Samples);
            Assert.Equal(3000, SettingsOfTheFile.Read(commandLine, environment, file).Run.Samples);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A group: keys that follow each other without a blank line, and a section in braces whose opening line has a comment above it.
    private static IEnumerable<string> Uncommented()
    {
        var sections = new Stack<bool>();
        var commented = false;
        foreach (var line in File.ReadLines(SettingsOfTheFile.FilePath).Select(l => l.Trim()))
        {
            if (line.StartsWith('#'))
            {
                commented = true;
            }
            else if (line.EndsWith('{'))
            {
                sections.Push(commented);
                commented = false;
            }
            else if (line == "}")
            {
                sections.Pop();
                commented = false;
            }
            else if (line.Length == 0)
            {
                commented = false;
            }
            else if (!commented && !sections.Peek())
            {
                yield return line;
            }
        }
    }
}
