using System.Globalization;

namespace SynthEmotion.Corpus;

/// <summary>What reading a whole corpus back has shown.</summary>
/// <param name="Problems">Everything that is wrong; empty for a sound corpus.</param>
/// <param name="Warnings">What does no harm but should not be there, such as files that nothing names.</param>
/// <param name="Languages">Languages that were read.</param>
/// <param name="Files">Parquet files that were read.</param>
/// <param name="Accepted">Accepted samples that were read.</param>
/// <param name="Rejected">Rejects that were read.</param>
/// <param name="Versions">Versions that were read.</param>
public sealed record VerifyReport(
    IReadOnlyList<VerifyProblem> Problems, IReadOnlyList<string> Warnings, int Languages, int Files, long Accepted, long Rejected, int Versions)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool Passed => Problems.Count == 0;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="File">The file, relative to the corpus.</param>
/// <param name="Row">The row in it, from 1; null when it concerns the whole file.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record VerifyProblem(string File, int? Row, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => Row is { } row ? $"{File}, row {row.ToString(CultureInfo.InvariantCulture)}: {Problem}" : $"{File}: {Problem}";
}
