using SynthEmotion.Corpus;

namespace SynthEmotion.Cli.Report;

/// <summary>What one needs to make the same again, and to see that it is the same.</summary>
internal static class ReproductionSection
{
    public static Html Of(ReportData data) => Html.Of($"""
        <p>The same program version and runtime identifier, profiles, prompts, settings and answers give the same corpus, byte for byte, on one machine or several. The embedded author
        answers the same each time; for any other endpoint the answers are those that the response store keeps.</p>
        {Command(data)}{Settings(data)}{Languages(data)}{Filters(data.Run)}
        """);

    private static Html Command(ReportData data)
    {
        if (data.Run is not { } run || run.Languages.Select(l => l.Samples).Distinct().Count() != 1)
            return default;
        var endpoints = string.Join(',', data.Corpus.Authors.Select(a => a.Endpoint).Distinct(StringComparer.Ordinal));
        var languages = string.Join(',', run.Languages.Select(l => l.Language));
        return Html.Of($"""
            <pre tabindex="0" role="region" aria-label="Command"><code>synthemotion run --languages {languages} --samples {run.Languages[0].Samples} --seed {run.Seed} --endpoint {endpoints}</code></pre>

            """);
    }

    private static Html Settings(ReportData data)
    {
        var rows = new List<(string Name, string Value)> { ("program version", data.Model.Program), ("prompt templates, sha256", data.PromptHash) };
        if (data.Run is { } run)
        {
            rows.AddRange(
            [
                ("plan.seed", Text(run.Seed)), ("plan.batches-per-round", Text(run.BatchesPerRound)), ("plan.samples-per-batch", Text(run.SamplesPerBatch)),
                ("corpus.shard-size", Text(run.ShardSize)), ("corpus.split (train/validation/test, %)", run.Split.ToString()), ("filter settings, sha256", run.FiltersHash),
            ]);
        }

        rows.Add(("training.seed", Text(data.Model.Options.Seed)));
        return Pairs("What the run was made with", rows);
    }

    private static Html Languages(ReportData data)
    {
        var planned = data.Run?.Languages.ToDictionary(l => l.Language);
        return Table.Of(
            "Identities by language (plan and profile: first 12 digits)",
            [new("language"), new("wanted"), new("plan", IsText: true), new("profile", IsText: true), new("sha256 of the manifest", IsText: true)],
            data.Corpus.Languages.Select(l => Row(data, l, planned?.GetValueOrDefault(l.Language))));
    }

    private static IReadOnlyList<Html> Row(ReportData data, LanguageSummary language, RunLanguage? planned) =>
    [
        Html.Text(data.Language(language.Language).Name), Html.Text(Figures.Count(language.Target)),
        Code(planned is null ? null : Figures.Short(planned.Plan)), Code(planned is null ? null : Figures.Short(planned.ProfileHash)),
        Code(data.Model.Corpus?.Manifests.GetValueOrDefault(language.Language.ToString())),
    ];

    private static Html Filters(RunRecord? run) => run is null ? default : Html.Of($"""
        <details><summary>Filter settings</summary>
        {Pairs("Filter settings", run.Filters.Select(f => (f.Key, f.Value)))}</details>

        """);

    private static Html Pairs(string caption, IEnumerable<(string Name, string Value)> rows) => Table.Of(
        caption, [new("setting"), new("value", IsText: true)], rows.Select(r => (IReadOnlyList<Html>)[Html.Text(r.Name), Code(r.Value)]));

    private static Html Code(string? text) => Html.Of($"<code>{text ?? Figures.Undefined}</code>");

    private static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
