using SynthEmotion.Domain;

namespace SynthEmotion.Evaluation;

/// <summary>Finds and reads the files of benchmarks.</summary>
public static class BenchmarkData
{
    /// <summary>The environment variable that names the folder of the data.</summary>
    public const string FolderVariable = "SYNTHEMOTION_BENCHMARKS";

    /// <summary>The folder of the data: <paramref name="option"/> where it is given, else what the environment says; null where neither does.</summary>
    public static string? Folder(string? option) =>
        !string.IsNullOrEmpty(option) ? option : Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Null when every file of <paramref name="benchmark"/> is there, else why it cannot be scored.</summary>
    public static string? WhyAbsent(Benchmark benchmark, string? folder)
    {
        if (folder is null)
            return $"no folder of benchmark data: set {FolderVariable} or give the option";
        var missing = benchmark.Files.Select(f => f.Path).Prepend(benchmark.LabelsFile).FirstOrDefault(f => !File.Exists(Path.Combine(folder, f)));
        return missing is null ? null : $"{Path.Combine(folder, missing)} is not there";
    }

    /// <summary>The texts of one file with the benchmark's own label names.</summary>
    /// <exception cref="BadInputException">Rows that are not of the format, or a label that a mapping does not know: all at once.</exception>
    internal static IReadOnlyList<AnnotatedText> Read(Benchmark benchmark, BenchmarkFile file, string folder)
    {
        string[] labels = [.. File.ReadLines(Path.Combine(folder, benchmark.LabelsFile)).Select(l => l.Trim()).Where(l => l.Length > 0)];
        string[] unmapped = [.. benchmark.Mappings.SelectMany(m => labels.Where(l => !m.Labels.ContainsKey(l)).Select(l => $"{benchmark.Name}: mapping.{m.Name} has no entry for '{l}' of {benchmark.LabelsFile}; give it a list, [] where there is no counterpart"))];
        return unmapped.Length == 0
            ? BenchmarkFormat.All.Single(f => f.Name == benchmark.Format).Read(Path.Combine(folder, file.Path), labels)
            : throw new BadInputException(unmapped);
    }
}
