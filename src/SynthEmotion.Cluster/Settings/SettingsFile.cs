using System.Text.RegularExpressions;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Settings;

/// <summary>
/// The program's settings: hocon/synthemotion.conf with what the environment and the command line say on top.
/// Precedence: command line, then environment, then file, then the defaults in code. Errors are collected: <see cref="Finish"/> throws them all at once.
/// </summary>
public sealed partial class SettingsFile
{
    private const string Root = "synthemotion";

    private readonly string path;
    private readonly Config config;
    private readonly IReadOnlyDictionary<string, string> origins;
    private readonly List<string> problems = [];
    private readonly HashSet<string> bound = new(StringComparer.Ordinal);

    private SettingsFile(string path, Config config, IReadOnlyDictionary<string, string> origins) =>
        (this.path, this.config, this.origins) = (path, config, origins);

    /// <summary>Reads the file.</summary>
    /// <param name="path">hocon/synthemotion.conf; it may be absent only when <paramref name="optional"/>.</param>
    /// <param name="environment">Environment variables: <c>SYNTHEMOTION_PLAN_SEED</c> sets <c>plan.seed</c>.</param>
    /// <param name="commandLine">Settings by key below <c>synthemotion.</c>, such as <c>plan.seed</c>.</param>
    /// <param name="optional">True: a missing file means the defaults.</param>
    /// <exception cref="BadInputException">The file is missing or is no HOCON.</exception>
    public static SettingsFile Read(
        string path, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> commandLine, bool optional = false)
    {
        var config = Parse(path, optional);
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, variable) in EnvironmentKeys(config).Where(e => environment.ContainsKey(e.Variable)).ToList())
        {
            config = Override(config, key, environment[variable]);
            origins[key] = $"environment variable {variable}";
        }

        foreach (var (key, value) in commandLine)
        {
            config = Override(config, key, value);
            origins[key] = "command line";
        }

        return new SettingsFile(path, config, origins);
    }

    /// <summary>
    /// The section <paramref name="name"/> as <typeparamref name="T"/>: every property is the kebab-case key of its name; what the section
    /// leaves out keeps the default in code; a key that T does not have is an error.
    /// </summary>
    public T Section<T>(string name)
        where T : class
    {
        bound.Add(name);
        var value = config.GetValue($"{Root}.{name}");
        return (T)HoconBinder.Object(typeof(T), value, name, problems);
    }

    /// <summary>The section <paramref name="name"/> as a map from names to <typeparamref name="T"/>, in ordinal order of the names. A property Name takes the name.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(string name)
        where T : class
    {
        bound.Add(name);
        var value = config.GetValue($"{Root}.{name}");
        var map = new SortedDictionary<string, T>(StringComparer.Ordinal);
        if (value is null)
            return map;
        foreach (var (key, item) in value.GetObject().Items)
        {
            map[key] = (T)HoconBinder.Object(typeof(T), item, $"{name}.{key}", problems);
            typeof(T).GetProperty("Name")?.SetValue(map[key], key);
        }

        return map;
    }

    /// <summary>Adds what an options type found out of range.</summary>
    public void Check(IEnumerable<SettingError> errors) => problems.AddRange(errors.Select(e => e.ToString()));

    /// <summary>Throws all that is wrong, also sections that nobody read.</summary>
    /// <exception cref="BadInputException">At least one setting is wrong.</exception>
    public void Finish()
    {
        var root = config.GetValue(Root);
        var unknown = root is null ? [] : root.GetObject().Items.Keys.Where(k => !bound.Contains(k));
        problems.AddRange(unknown.Select(k => $"{k}: no such section; the sections are {string.Join(", ", bound.Order(StringComparer.Ordinal))}"));
        if (problems.Count > 0)
            throw new BadInputException([.. problems.Select(p => $"{origins.GetValueOrDefault(KeyOf(p), path)}: {p}")]);
    }

    // Every problem begins with its key.
    private static string KeyOf(string problem) => problem[..Math.Max(0, problem.IndexOfAny([' ', ':']))];

    private static Config Parse(string path, bool optional)
    {
        if (!File.Exists(path))
        {
            return optional
                ? ConfigurationFactory.Empty
                : throw new BadInputException($"{path}: no such settings file; hocon/synthemotion.conf of the repository has every setting with its default");
        }

        try
        {
            return ConfigurationFactory.ParseString(File.ReadAllText(path));
        }
        catch (Exception e) when (e is not IOException and not UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: not readable as HOCON: {e.Message}");
        }
    }

    private static Config Override(Config config, string key, string value)
    {
        if (!KeyForm().IsMatch(key))
            throw new BadInputException($"'{key}' is no key of a setting: words joined by dots belong here, such as plan.seed");
        return ConfigurationFactory.ParseString($"{Root}.{key} = {(value is ['[', .. var items, ']'] ? List(items) : Quote(value))}").WithFallback(config);
    }

    private static string List(string items) =>
        $"[{string.Join(", ", items.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(i => Quote(i.Trim('"'))))}]";

    private static string Quote(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // Only keys of the file can be set by the environment: the file lists every setting, so that is all of them.
    private static IEnumerable<(string Key, string Variable)> EnvironmentKeys(Config config) =>
        Leaves(config.GetValue(Root), "").Select(key => (key, "SYNTHEMOTION_" + key.ToUpperInvariant().Replace('.', '_').Replace('-', '_')));

    private static IEnumerable<string> Leaves(HoconValue? value, string path)
    {
        if (value is null)
            yield break;
        if (!value.IsObject())
        {
            yield return path;
            yield break;
        }

        foreach (var (key, item) in value.GetObject().Items)
            foreach (var leaf in Leaves(item, path.Length == 0 ? key : $"{path}.{key}"))
                yield return leaf;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$")]
    private static partial Regex KeyForm();
}
