namespace SynthEmotion.Cli.Report;

/// <summary>The report of a run as one self-contained HTML file.</summary>
internal static class HtmlReport
{
    /// <summary>Renders <paramref name="data"/>.</summary>
    public static string Render(ReportData data) => $"<!doctype html><title>SynthEmotion</title>{data.Corpus.Version}";
}
