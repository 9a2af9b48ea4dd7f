using SynthEmotion.Domain;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SynthEmotion.Evaluation;

/// <summary>Reads the descriptions of benchmarks: every *.yaml of a folder.</summary>
public static class BenchmarkCatalog
{
    /// <summary>All benchmarks that <paramref name="folder"/> describes, by file name.</summary>
    /// <exception cref="BadInputException">No such folder, or a description with errors: all of them at once.</exception>
    public static IReadOnlyList<Benchmark> Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new BadInputException($"{folder}: no such folder; the folder with the descriptions of the benchmarks is expected");
        var problems = new List<string>();
        var benchmarks = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => Read(f, problems)).OfType<Benchmark>().ToArray();
        return problems.Count == 0 ? benchmarks : throw new BadInputException(problems);
    }

    private static Benchmark? Read(string file, List<string> problems)
    {
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
            var description = yaml.Deserialize<Description?>(File.ReadAllText(file));
            return (description ?? new Description()).Check(file, problems);
        }
        catch (YamlException e)
        {
            problems.Add(FormattableString.Invariant($"{file}:{e.Start.Line}: {e.InnerException?.Message ?? e.Message}"));
            return null;
        }
    }

    /// <summary>The file as it is written; YamlDotNet fills it.</summary>
    private sealed class Description
    {
        public string? Name { get; set; }
        public string? Format { get; set; }
        public string? Labels { get; set; }
        public bool Development { get; set; }
        public string? Licence { get; set; }
        public string? Citation { get; set; }
        public List<DescribedFile>? Files { get; set; }
        public Dictionary<string, Dictionary<string, List<string>?>?>? Mapping { get; set; }

        public Benchmark? Check(string file, List<string> problems)
        {
            var before = problems.Count;
            foreach (var (key, value) in ((string, string?)[])[("name", Name), ("labels", Labels), ("licence", Licence), ("citation", Citation)])
                if (string.IsNullOrWhiteSpace(value))
                    problems.Add($"{file}: {key} is missing");
            if (!BenchmarkFormat.Known.Contains(Format))
                problems.Add($"{file}: format '{Format}' is unknown; known are {string.Join(", ", BenchmarkFormat.Known)}");
            if (Files is not { Count: > 0 })
                problems.Add($"{file}: files is missing: a list of path and language");
            if (Mapping is not { Count: > 0 })
                problems.Add($"{file}: mapping is missing: its name, then for each label of the benchmark a list of ours");
            BenchmarkFile[] files = [.. (Files ?? []).Select(f => f.Check(file, problems))];
            LabelMapping[] mappings = [.. (Mapping ?? []).Select(m => CheckMapping(file, m.Key, m.Value ?? [], problems))];
            return problems.Count > before ? null : new Benchmark(Name!, Format!, Labels!, Development, Licence!, Citation!, files, mappings);
        }

        private static LabelMapping CheckMapping(string file, string name, Dictionary<string, List<string>?> labels, List<string> problems)
        {
            var mapping = new Dictionary<string, IReadOnlyList<Emotion>>(StringComparer.Ordinal);
            foreach (var (label, ours) in labels)
            {
                var emotions = new List<Emotion>();
                foreach (var text in ours ?? [])
                    if (Emotions.TryParse(text, out var emotion))
                        emotions.Add(emotion);
                    else
                        problems.Add($"{file}: mapping.{name}.{label}: '{text}' is no emotion; the emotions are {string.Join(", ", Emotions.Names)}");
                mapping[label] = emotions;
            }
            return new LabelMapping(name, mapping);
        }
    }

    private sealed class DescribedFile
    {
        public string? Path { get; set; }
        public string? Language { get; set; }
        public bool Projected { get; set; }

        public BenchmarkFile Check(string file, List<string> problems)
        {
            if (string.IsNullOrWhiteSpace(Path))
                problems.Add($"{file}: a file without path");
            if (!LanguageTag.TryParse(Language, out var tag))
                problems.Add($"{file}: files: language '{Language}' is no language tag such as en");
            return new BenchmarkFile(Path ?? "", tag, Projected);
        }
    }
}
