using System.Globalization;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Cluster.Settings;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Cli.Tests.Settings;

/// <summary>The settings file is the list of all settings: each of its keys takes effect, and no option lacks its key.</summary>
public sealed class EverySettingTests
{
    // Values that cannot be made from the present ones, with what must change beside them.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["kind"] = "ollama",
        ["base-address"] = "http://127.0.0.1:9/v1",
        ["structured-output"] = "json-object",
        ["run.languages"] = "[en]",
        ["run.endpoints"] = "[ollama]",
        ["filters.language.languages"] = "[en, es]",
        ["filters.judge.endpoint"] = "ollama",
        ["cluster.seed-nodes"] = "[127.0.0.1:4000]",
        ["evaluation.benchmarks"] = Path.GetTempPath(),
    };

    public static TheoryData<string> Keys() => [.. SettingsOfTheFile.Leaves.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Another_value_of_a_key_changes_the_settings(string key)
    {
        if (key == "training.model-type")
        {
            Assert.Contains("subword-hash", Assert.Throws<BadInputException>(() => SettingsOfTheFile.Read(With(key, "other"))).Message, StringComparison.Ordinal);
            return;
        }

        var present = SettingsOfTheFile.Read();
        Assert.NotEqual(SettingsOfTheFile.Text(present), SettingsOfTheFile.Text(SettingsOfTheFile.Read(With(key, OtherThan(key, SettingsOfTheFile.Leaves[key])))));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_set_by_its_environment_variable_too(string key)
    {
        if (key == "training.model-type")
            return;
        var with = With(key, OtherThan(key, SettingsOfTheFile.Leaves[key]));
        var variables = with.ToDictionary(w => "SYNTHEMOTION_" + w.Key.ToUpperInvariant().Replace('.', '_').Replace('-', '_'), w => w.Value);
        if (with.Keys.All(SettingsOfTheFile.Leaves.ContainsKey))
            Assert.Equal(SettingsOfTheFile.Text(SettingsOfTheFile.Read(with)), SettingsOfTheFile.Text(SettingsOfTheFile.Read(environment: variables)));
    }

    [Fact]
    public void Every_option_has_its_key_in_the_file()
    {
        var text = File.ReadAllText(SettingsOfTheFile.FilePath);
        var missing = OptionKeys().Where(k => !SettingsOfTheFile.Leaves.ContainsKey(k) && !text.Contains($"# {string.Join('.', k.Split('.')[^2..])}:", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_option_of_an_endpoint_has_its_key_in_some_section_of_the_file()
    {
        var keys = HoconBinder.Settable(typeof(SynthEmotion.Generation.EndpointOptions)).Keys.Where(k => k != "name");
        var shown = SettingsOfTheFile.Leaves.Keys.Where(k => k.StartsWith("endpoints.", StringComparison.Ordinal)).Select(k => k.Split('.')[^1]);
        Assert.Empty(keys.Except(shown));
    }

    [Fact]
    public void The_file_and_the_code_have_the_same_defaults()
    {
        var folder = Directory.CreateTempSubdirectory("settings-").FullName;
        try
        {
            var bare = Path.Combine(folder, "bare.conf");
            File.WriteAllText(bare, "synthemotion { endpoints { embedded { } } }");
            var endpoints = SettingsOfTheFile.Read().Endpoints;
            var code = SettingsOfTheFile.Read(path: bare);
            Assert.Equal(SettingsOfTheFile.Text(code.Endpoints["embedded"]), SettingsOfTheFile.Text(endpoints["embedded"]));
            Assert.Equal(SettingsOfTheFile.Text(code with { Endpoints = endpoints }), SettingsOfTheFile.Text(SettingsOfTheFile.Read()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Every key of the sections that bind to a record, by the properties of the record.
    private static IEnumerable<string> OptionKeys() => typeof(ProgramSettings).GetProperties()
        .Where(p => p.PropertyType.IsClass && p.PropertyType.Namespace!.StartsWith("SynthEmotion", StringComparison.Ordinal) && p.SetMethod is not null)
        .SelectMany(p => KeysOf(p.PropertyType, p.Name == "Node" ? "cluster" : HoconBinder.Kebab(p.Name)));

    private static IEnumerable<string> KeysOf(Type type, string path) => HoconBinder.Settable(type).SelectMany(p =>
        p.Value.PropertyType is { IsClass: true, Namespace: { } space } inner && space.StartsWith("SynthEmotion", StringComparison.Ordinal)
            ? KeysOf(inner, $"{path}.{p.Key}")
            : [$"{path}.{p.Key}"]);

    private static Dictionary<string, string> With(string key, string value)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value };
        if (key.StartsWith("corpus.split.", StringComparison.Ordinal))
            with[key.EndsWith("test", StringComparison.Ordinal) ? "corpus.split.train" : "corpus.split.test"] = key.EndsWith("test", StringComparison.Ordinal) ? "89" : "4";
        if (key == "endpoints.embedded.kind")
            with["endpoints.embedded.model"] = "any";
        if (key.EndsWith(".kind", StringComparison.Ordinal) && SettingsOfTheFile.Leaves[key] == "ollama")
            with[key] = "openai";
        return with;
    }

    private static string OtherThan(string key, string value)
    {
        if (Others.TryGetValue(key, out var whole))
            return whole;
        if (key.StartsWith("endpoints.", StringComparison.Ordinal) && Others.TryGetValue(key.Split('.')[^1], out var other))
            return other;
        if (key.EndsWith(".credential", StringComparison.Ordinal))
            return "default-azure";
        if (value is "on" or "off")
            return value == "on" ? "off" : "on";
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return (number + 1).ToString(CultureInfo.InvariantCulture);
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share))
            return (share * 0.9).ToString(CultureInfo.InvariantCulture);
        if (value.Length > 1 && char.IsAsciiDigit(value[0]) && char.IsAsciiLetterLower(value[^1]))
            return value.StartsWith('1') ? $"2{value[1..]}" : $"1{value}";
        return key == "cluster.host" ? "localhost" : $"{value}-2";
    }
}
