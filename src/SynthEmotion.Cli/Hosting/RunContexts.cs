using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Profiles;

namespace SynthEmotion.Cli.Hosting;

/// <summary>Builds what all processes of a run share from settings and folders.</summary>
internal static class RunContexts
{
    /// <summary>Loads profiles and prompts, makes the endpoints and opens the workspace, in this order: a mistake leaves nothing written.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="write">False: only look; the workspace need not be there.</param>
    public static RunContext Create(ProgramSettings settings, string workspace, bool write = true)
    {
        var profiles = LoadProfiles(settings.Run.Languages);
        var prompts = PromptTemplates.Load(ProgramHome.Prompts);
        var endpoints = Endpoints.Create(
            settings.Run.Endpoints.Select(name => settings.Endpoints[name]), [.. profiles.Values], settings.Plan.Seed, TimeProvider.System,
            settings.Run.ReplayOnly ? _ => "no key: nothing is asked" : null);
        return new RunContext
        {
            Run = settings.Run,
            Plan = settings.Plan,
            Filters = settings.Filters,
            Corpus = settings.Corpus,
            Node = settings.Node,
            AkkaConfiguration = ProgramHome.ReadAkka(),
            Profiles = profiles,
            Prompts = prompts,
            Endpoints = endpoints,
            Workspace = write ? Workspace.Open(workspace) : Workspace.Look(workspace),
        };
    }

    /// <summary>The profiles of <paramref name="languages"/>, or all that are present.</summary>
    /// <exception cref="BadInputException">A language without profile, or profiles with errors.</exception>
    public static SortedDictionary<LanguageTag, CulturalProfile> LoadProfiles(IReadOnlyList<string> languages)
    {
        var present = ProfileFiles();
        var missing = languages.Where(l => !present.ContainsKey(l)).ToList();
        if (missing.Count > 0)
        {
            throw new BadInputException([.. missing.Select(l =>
                $"no cultural profile for '{l}': {Path.Combine(ProgramHome.Profiles, l + ".yaml")} is not there; there are {string.Join(", ", present.Keys)}")]);
        }

        if (present.Count == 0)
            throw new BadInputException($"{ProgramHome.Profiles}: no cultural profile is there; docs/cultural-profiles.md describes the format");
        var profiles = new SortedDictionary<LanguageTag, CulturalProfile>();
        var problems = new List<string>();
        foreach (var path in languages.Count > 0 ? languages.Distinct(StringComparer.Ordinal).Select(l => present[l]) : present.Values)
        {
            try
            {
                var profile = ProfileLoader.Load(path);
                profiles[profile.Tag] = profile;
            }
            catch (BadInputException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? profiles : throw new BadInputException(problems);
    }

    /// <summary>Path of each profile by its tag.</summary>
    public static SortedDictionary<string, string> ProfileFiles() => new(
        Directory.Exists(ProgramHome.Profiles)
            ? Directory.EnumerateFiles(ProgramHome.Profiles, "*.yaml").ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => p)
            : [],
        StringComparer.Ordinal);
}
