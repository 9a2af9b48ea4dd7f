using System.Text.Json;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Tests;

namespace SynthEmotion.Cli.Tests.Settings;

/// <summary>hocon/synthemotion.conf as the tests look at it.</summary>
internal static class SettingsOfTheFile
{
    public static string FilePath { get; } = SharedData.Repository(System.IO.Path.Combine("hocon", "synthemotion.conf"));

    /// <summary>Every key that holds a value, below <c>synthemotion.</c>, with its text.</summary>
    public static IReadOnlyDictionary<string, string> Leaves { get; } =
        Walk(ConfigurationFactory.ParseString(File.ReadAllText(FilePath)).GetValue("synthemotion"), "").ToDictionary(l => l.Key, l => l.Value);

    /// <summary>Reads the settings with something on top.</summary>
    public static ProgramSettings Read(
        IReadOnlyDictionary<string, string>? commandLine = null, IReadOnlyDictionary<string, string>? environment = null, string? path = null) =>
        ProgramSettings.Read(path ?? FilePath, environment ?? new Dictionary<string, string>(), commandLine ?? new Dictionary<string, string>());

    /// <summary>All that is bound, as text that compares.</summary>
    public static string Text(object settings) => JsonSerializer.Serialize(settings);

    private static IEnumerable<(string Key, string Value)> Walk(HoconValue value, string path) => value.IsObject()
        ? value.GetObject().Items.SelectMany(i => Walk(i.Value, path.Length == 0 ? i.Key : $"{path}.{i.Key}"))
        : [(path, value.IsArray() ? $"[{string.Join(", ", value.GetArray().Select(v => v.GetString()))}]" : value.GetString() ?? "")];
}
