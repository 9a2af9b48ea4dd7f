using System.Collections.Immutable;
using SynthEmotion.Cluster.Settings;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly string path = Path.Combine(Path.GetTempPath(), $"settings-{Environment.ProcessId}-{Environment.TickCount64}.conf");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_section_binds_every_kind_of_value()
    {
        var thing = Read("thing { whole = 3, part = 0.5, wait = 90s, on = off, shade = dark-blue, names = [a, b], inner { whole = 7 } }").Section<Thing>("thing");
        Assert.Equal((3, 0.5, TimeSpan.FromSeconds(90), false, Shade.DarkBlue), (thing.Whole, thing.Part, thing.Wait, thing.On, thing.Shade));
        Assert.Equal(["a", "b"], thing.Names);
        Assert.Equal(7, thing.Inner.Whole);
    }

    [Fact]
    public void What_the_file_leaves_out_keeps_the_default() => Assert.Equal(1, Read("thing { part = 2 }").Section<Thing>("thing").Whole);

    [Fact]
    public void The_environment_beats_the_file_and_the_command_line_beats_both()
    {
        var environment = new Dictionary<string, string> { ["SYNTHEMOTION_THING_WHOLE"] = "5", ["SYNTHEMOTION_THING_PART"] = "0.25" };
        var thing = Read("thing { whole = 3, part = 1 }", environment, new() { ["thing.whole"] = "9" }).Section<Thing>("thing");
        Assert.Equal((9, 0.25), (thing.Whole, thing.Part));
    }

    [Fact]
    public void All_errors_come_at_once_with_file_key_value_and_what_is_valid()
    {
        var settings = Read("thing { whole = many, wait = 3, shade = pink, hole = 1 }\n other { a = 1 }");
        settings.Section<Thing>("thing");
        settings.Check([new SettingError("thing.part", "-1", "a number from 0 to 1")]);
        var problems = Assert.Throws<BadInputException>(settings.Finish).Problems;
        Assert.Equal(6, problems.Count);
        Assert.All(problems, p => Assert.StartsWith(path, p, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("thing.whole = many: a whole number", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("500ms", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("light, dark-blue", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("thing.hole: no such setting", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("other: no such section", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_is_the_users_mistake() =>
        Assert.Throws<BadInputException>(() => SettingsFile.Read(path + ".none", None, None));

    private SettingsFile Read(string body, Dictionary<string, string>? environment = null, Dictionary<string, string>? commandLine = null)
    {
        File.WriteAllText(path, $"synthemotion {{ {body} }}");
        return SettingsFile.Read(path, environment ?? None, commandLine ?? None);
    }

    public enum Shade
    {
        Light,
        DarkBlue,
    }

    public sealed record Thing
    {
        public int Whole { get; init; } = 1;

        public double Part { get; init; }

        public TimeSpan Wait { get; init; }

        public bool On { get; init; } = true;

        public Shade Shade { get; init; }

        public ImmutableArray<string> Names { get; init; } = [];

        public Inside Inner { get; init; } = new();
    }

    public sealed record Inside
    {
        public int Whole { get; init; }
    }
}
