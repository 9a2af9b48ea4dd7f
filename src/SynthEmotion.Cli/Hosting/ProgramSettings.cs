using System.Collections;
using System.CommandLine;
using SynthEmotion.Cli.Verbs;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Cluster.Settings;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Hosting;

/// <summary>All settings, bound and validated: command line over environment over hocon/synthemotion.conf over code.</summary>
/// <param name="Run">Section run.</param>
/// <param name="Plan">Section plan.</param>
/// <param name="Endpoints">Section endpoints, by name.</param>
/// <param name="Filters">Section filters.</param>
/// <param name="Corpus">Section corpus.</param>
/// <param name="Node">Section cluster.</param>
/// <param name="Training">Section training.</param>
/// <param name="Evaluation">Section evaluation.</param>
internal sealed record ProgramSettings(
    RunOptions Run,
    PlanOptions Plan,
    IReadOnlyDictionary<string, EndpointOptions> Endpoints,
    FilterOptions Filters,
    CorpusOptions Corpus,
    NodeOptions Node,
    TrainingOptions Training,
    EvaluationOptions Evaluation)
{
    private static readonly (Option<string> Option, string Key)[] Shortcuts =
    [
        (CommonOptions.Languages, "run.languages"),
        (CommonOptions.Samples, "run.samples"),
        (CommonOptions.Endpoint, "run.endpoints"),
        (CommonOptions.Seed, "plan.seed"),
    ];

    /// <summary>Reads the settings for a parsed command line.</summary>
    /// <exception cref="BadInputException">All that is wrong, at once.</exception>
    public static ProgramSettings Read(ParseResult parsed) =>
        Read(parsed.GetValue(CommonOptions.SettingsFile) ?? ProgramHome.Settings, EnvironmentVariables(), CommandLineSettings(parsed));

    /// <summary>Reads the settings from their three sources.</summary>
    public static ProgramSettings Read(string path, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> commandLine)
    {
        var file = SettingsFile.Read(path, environment, commandLine);
        var settings = new ProgramSettings(
            file.Section<RunOptions>("run"),
            file.Section<PlanOptions>("plan"),
            file.Map<EndpointOptions>("endpoints"),
            file.Section<FilterOptions>("filters"),
            file.Section<CorpusOptions>("corpus"),
            file.Section<NodeOptions>("cluster"),
            file.Section<TrainingOptions>("training"),
            file.Section<EvaluationOptions>("evaluation"));
        file.Check(settings.Run.Validate());
        file.Check(settings.Plan.Validate());
        file.Check(settings.Endpoints.Values.SelectMany(e => e.Validate()));
        file.Check(settings.Filters.Validate());
        file.Check(settings.Corpus.Validate());
        file.Check(settings.Node.Validate());
        file.Check(settings.Training.Validate());
        file.Check(settings.Evaluation.Validate());
        file.Check(settings.UnknownEndpoints());
        file.Finish();
        return settings;
    }

    private IEnumerable<SettingError> UnknownEndpoints() => Run.Endpoints.Select(e => (Key: "run.endpoints", Name: e))
        .Concat(Filters.Judge.IsOn ? [("filters.judge.endpoint", Filters.Judge.Endpoint)] : [])
        .Where(e => !Endpoints.ContainsKey(e.Name))
        .Select(e => new SettingError(e.Key, e.Name, $"a name of section endpoints: {string.Join(", ", Endpoints.Keys)}"));

    private static Dictionary<string, string> CommandLineSettings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetValue(CommonOptions.Set) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new BadInputException($"--set {pair}: KEY=VALUE belongs here, such as plan.seed=7");
            settings[pair[..equals].Trim()] = pair[(equals + 1)..].Trim();
        }

        foreach (var (option, key) in Shortcuts)
            if (parsed.GetResult(option) is not null && parsed.GetValue(option) is { } value)
                settings[key] = value;
        if (parsed.GetValue(CommonOptions.ReplayOnly))
            settings["run.replay-only"] = "on";
        return settings;
    }

    private static Dictionary<string, string> EnvironmentVariables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
}
