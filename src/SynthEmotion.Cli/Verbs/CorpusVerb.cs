using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion corpus verify|show</c>.</summary>
internal static class CorpusVerb
{
    public static Command Create()
    {
        var verify = new Command("verify", "Read everything back and prove it: no id twice, none missing, hashes right, splits apart.") { CommonOptions.Workspace };
        verify.SetAction((parsed, cancel) => VerifyAsync(parsed.GetValue(CommonOptions.Workspace)!, cancel));
        var version = new Option<int?>("--corpus-version") { Description = "Corpus version (default: the newest).", HelpName = "N" };
        var language = new Option<string>("--language") { Description = "Show this language alone.", HelpName = "TAG" };
        var texts = new Option<int>("--texts") { Description = "Sample texts to show, a language.", HelpName = "N", DefaultValueFactory = _ => 5 };
        var show = new Command("show", "Show what is in a corpus version.") { CommonOptions.Workspace, version, language, texts };
        show.SetAction((parsed, cancel) => ShowAsync(
            parsed.GetValue(CommonOptions.Workspace)!, parsed.GetValue(version), parsed.GetValue(language), parsed.GetValue(texts), cancel));
        return new Command("corpus", "The corpus of a workspace.") { verify, show };
    }

    private static async Task<int> VerifyAsync(string workspace, CancellationToken cancel)
    {
        var report = await CorpusVerifier.VerifyAsync(Workspace.OpenExisting(workspace).Corpus, cancel);
        foreach (var warning in report.Warnings)
            Console.WriteLine($"warning: {warning}");
        if (!report.Passed)
            throw new BadInputException([.. report.Problems.Select(p => p.ToString())]);
        Console.WriteLine(
            $"good: {report.Languages} languages, {report.Accepted} accepted and {report.Rejected} rejected samples in {report.Files} files, {report.Versions} corpus version{(report.Versions == 1 ? "" : "s")}");
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(string workspace, int? version, string? language, int texts, CancellationToken cancel)
    {
        LanguageTag? tag = null;
        if (language is not null)
            tag = LanguageTag.TryParse(language, out var given) ? given : throw new BadInputException($"--language {language}: a language tag such as en belongs here");
        if (texts < 0)
            throw new BadInputException($"--texts {texts}: 0 or more belongs here");
        var reader = await CorpusReader.OpenAsync(Workspace.OpenExisting(workspace).Corpus, version, cancel);
        var summary = await CorpusSummary.ReadAsync(reader, texts, tag, cancel);
        AnsiConsole.Write(Overview(summary));
        foreach (var l in summary.Languages)
        {
            Console.WriteLine($"{l.Language}: labels {Counts(l.ByLabel)}");
            Console.WriteLine($"    varieties {Counts(l.ByVariety)}; explicitness {Counts(l.ByExplicitness)}; dropped {Counts(l.Drops)}; failures {Counts(l.Failures)}");
            foreach (var sample in l.Texts)
                Console.WriteLine($"    [{sample.Labels}] {sample.Text}");
        }

        return ExitCodes.Done;
    }

    private static Table Overview(CorpusSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"corpus version {summary.Version}: {summary.Samples} samples")
            .AddColumns("language", "samples", "train / validation / test", "1 / 2 / 3 labels", "written by", "ended");
        foreach (var l in summary.Languages)
            table.AddRow(
                l.Language.ToString(),
                $"{l.Samples}/{l.Target}",
                string.Join(" / ", l.BySplit.Select(c => c.Count)),
                string.Join(" / ", l.BySetSize.Select(c => c.Count)),
                Markup.Escape(string.Join(", ", l.Authors.Select(a => $"{a.Endpoint} ({a.Model})"))),
                l.Completion.ShortBy == 0 ? "full" : Markup.Escape($"short by {l.Completion.ShortBy}: {l.Completion.ShortBecause}"));
        return table;
    }

    private static string Counts(IEnumerable<NamedCount> counts) =>
        counts.Any() ? string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Count}"))) : "none";
}
