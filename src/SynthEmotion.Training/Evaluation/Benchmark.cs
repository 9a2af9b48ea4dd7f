using SynthEmotion.Domain;

namespace SynthEmotion.Evaluation;

/// <summary>
/// A set of texts that humans annotated, as benchmarks/NAME.yaml describes it: where its files are, how they are read, and what its labels are in
/// ours. The data is no part of the program, is only read, and only ever to score a finished model.
/// </summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Format">How its files are written, such as <c>goemotions-tsv</c>.</param>
/// <param name="LabelsFile">The file that lists its labels, one a line, relative to the folder of the data.</param>
/// <param name="Development">True when wording or settings were chosen by its scores: such a row is no proof of anything.</param>
/// <param name="Licence">Licence of the data.</param>
/// <param name="Citation">Whom to cite.</param>
/// <param name="Files">Its files, each of one language.</param>
/// <param name="Mappings">Label mappings, the main one first.</param>
public sealed record Benchmark(
    string Name,
    string Format,
    string LabelsFile,
    bool Development,
    string Licence,
    string Citation,
    IReadOnlyList<BenchmarkFile> Files,
    IReadOnlyList<LabelMapping> Mappings);

/// <summary>One file of a benchmark.</summary>
/// <param name="Path">Relative to the folder of the data.</param>
/// <param name="Language">Language of its texts.</param>
/// <param name="Projected">True when its labels were carried over from a translation instead of read off these texts.</param>
public sealed record BenchmarkFile(string Path, LanguageTag Language, bool Projected);

/// <summary>What a benchmark's labels are in ours.</summary>
/// <param name="Name">Its name in reports, such as <c>broad</c>.</param>
/// <param name="Labels">Our labels for each of the benchmark's; none where there is no counterpart.</param>
public sealed record LabelMapping(string Name, IReadOnlyDictionary<string, IReadOnlyList<Emotion>> Labels)
{
    /// <summary>The labels that metrics are computed over: those that some label of the benchmark maps to.</summary>
    public IReadOnlyList<Emotion> Evaluated { get; } = [.. Labels.Values.SelectMany(e => e).Distinct().Order()];

    /// <summary>
    /// Our labels for a text with these of the benchmark's: all their images, but neutral goes where an emotion stands beside it. May be empty.
    /// </summary>
    public IReadOnlyList<Emotion> Map(IEnumerable<string> labels)
    {
        Emotion[] mapped = [.. labels.SelectMany(l => Labels[l]).Distinct().Order()];
        return mapped.Length > 1 ? [.. mapped.Where(e => e != Emotion.Neutral)] : mapped;
    }
}
