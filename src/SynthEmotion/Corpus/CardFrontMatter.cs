using YamlDotNet.Serialization;

namespace SynthEmotion.Corpus;

/// <summary>The card's YAML: one configuration a language and one for all, each listing exactly the files of the version.</summary>
internal static class CardFrontMatter
{
    public static string Render(CorpusVersion version, string license)
    {
        var present = version.Languages.Where(l => l.Data.Count > 0).ToList();
        var front = new OrderedDictionary<string, object>
        {
            ["pretty_name"] = "SynthEmotion corpus",
            ["license"] = license,
            ["language"] = present.Select(l => l.Language.ToString()).ToList(),
            ["task_categories"] = new List<string> { "text-classification" },
            ["task_ids"] = new List<string> { "multi-label-classification" },
            ["annotations_creators"] = new List<string> { "machine-generated" },
            ["language_creators"] = new List<string> { "machine-generated" },
            ["size_categories"] = new List<string> { SizeCategory(version.Samples) },
            ["tags"] = new List<string> { "synthetic", "emotion" },
            ["configs"] = present
                .Select(l => Configuration(l.Language.ToString(), l.Data))
                .Prepend(Configuration("all", present.SelectMany(l => l.Data), isDefault: true))
                .ToList(),
        };
        // Language tags such as "no" would be booleans to YAML 1.1 readers.
        return new SerializerBuilder().WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).WithNewLine("\n").Build().Serialize(front);
    }

    private static OrderedDictionary<string, object> Configuration(string name, IEnumerable<CorpusFile> files, bool isDefault = false)
    {
        var bySplit = files.ToLookup(f => f.Split);
        var configuration = new OrderedDictionary<string, object> { ["config_name"] = name };
        if (isDefault)
            configuration["default"] = true;
        configuration["data_files"] = Splits.All
            .Where(s => bySplit[s].Any())
            .Select(s => new OrderedDictionary<string, object> { ["split"] = s.Name(), ["path"] = bySplit[s].Select(f => f.Path).ToList() })
            .ToList();
        return configuration;
    }

    /// <summary>The size classes of the Hugging Face hub.</summary>
    private static string SizeCategory(long samples) => samples switch
    {
        < 1_000 => "n<1K",
        < 10_000 => "1K<n<10K",
        < 100_000 => "10K<n<100K",
        < 1_000_000 => "100K<n<1M",
        < 10_000_000 => "1M<n<10M",
        < 100_000_000 => "10M<n<100M",
        _ => "100M<n<1B",
    };
}
