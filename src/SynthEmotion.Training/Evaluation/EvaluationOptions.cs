using SynthEmotion.Domain;

namespace SynthEmotion.Evaluation;

/// <summary>Settings of the evaluation: section <c>synthemotion.evaluation</c>. None of them is ever chosen by a benchmark's scores.</summary>
public sealed record EvaluationOptions
{
    /// <summary>
    /// <c>benchmarks</c>: folder of the human-annotated data that the files in benchmarks/ describe; empty: the variable SYNTHEMOTION_BENCHMARKS. A benchmark
    /// whose data is not there is skipped, and the report says so.
    /// </summary>
    public string Benchmarks { get; init; } = "";

    /// <summary><c>threshold</c>: a label is predicted when its probability is at least this, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Every setting out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (Threshold is not (>= 0 and <= 1))
            yield return new SettingError("evaluation.threshold", FormattableString.Invariant($"{Threshold}"), "a number from 0 to 1");
        if (Benchmarks.Length > 0 && !Directory.Exists(Benchmarks))
            yield return new SettingError("evaluation.benchmarks", Benchmarks, "a folder that exists, or nothing");
    }
}
