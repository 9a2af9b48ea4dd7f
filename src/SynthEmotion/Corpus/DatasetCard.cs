using System.Globalization;
using System.Text;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// The corpus's README.md: front matter by which Hugging Face's <c>load_dataset</c> finds splits and languages, and a body for people.
/// It depends on the corpus alone: the same versions give the same text.
/// </summary>
public static class DatasetCard
{
    private static readonly CompositeFormat Row = CompositeFormat.Parse("| {0} | {1} |\n");

    /// <summary>Writes the card of the newest version, atomically.</summary>
    /// <param name="store">Where the corpus lives.</param>
    /// <param name="writerId">The node's uid, for temporary names.</param>
    /// <param name="license">License identifier of the Hugging Face hub; see <see cref="CorpusOptions.License"/>.</param>
    /// <param name="cancel">Ends it before the card is replaced.</param>
    /// <exception cref="BadInputException">The corpus has no version, or is broken.</exception>
    public static async Task WriteAsync(CorpusStore store, string writerId, string license, CancellationToken cancel = default)
    {
        var reader = await CorpusReader.OpenAsync(store, cancel: cancel);
        var summary = await CorpusSummary.ReadAsync(reader, cancel: cancel);
        var versions = await CorpusVersions.AllAsync(store, cancel);
        await store.ReplaceTextAsync(CorpusPaths.Card, Render(reader.Version, summary, versions, license), writerId, cancel);
    }

    internal static string Render(CorpusVersion version, CorpusSummary summary, IReadOnlyList<CorpusVersion> versions, string license)
    {
        var card = new StringBuilder();
        card.Append("---\n").Append(CardFrontMatter.Render(version, license)).Append("---\n\n");
        card.Append("# SynthEmotion corpus\n\n");
        card.Append(Text($"Synthetic texts with emotion labels, version {version.Number}: {summary.Samples} samples ({string.Join(", ", summary.Languages.Select(l => l.Language))}). "));
        card.Append("Each text was written for a label set that was chosen first: no person has annotated any of them, nor read most of them.\n\n");
        AppendAuthors(card, summary);
        AppendColumns(card);
        AppendCounts(card, summary);
        AppendHistory(card, versions);
        card.Append(Limits);
        return card.ToString();
    }

    private static void AppendAuthors(StringBuilder card, CorpusSummary summary)
    {
        card.Append("## Who wrote the texts\n\n| endpoint | model | samples |\n|---|---|---|\n");
        foreach (var author in summary.Authors)
            card.Append(Text($"| {author.Endpoint} | {author.Model} | {author.Count} |\n"));
        card.Append('\n');
        if (summary.Authors.Any(a => a.IsComposer))
        {
            card.Append("The embedded author is **not a language model**. It is a composer inside the program: it joins situations and reactions that a "
                + "cultural profile lists, for the facets, explicitness, register and length that the plan asked for. Its texts are as varied as the "
                + "profile and no more; take it for tests, demonstrations and baselines.\n\n");
        }
    }

    private static void AppendColumns(StringBuilder card) => card.Append(
        """
        ## Columns

        | column | what |
        |---|---|
        | id | first 32 hex digits of sha256(batch, ordinal) |
        | text | NFC, single spaces, no control characters |
        | language | language tag |
        | labels | one to three of the eleven labels; neutral stands alone |
        | anger … surprise | the same as eleven 0/1 columns |
        | plan, round, batch_index, batch, ordinal | place in the sample plan |
        | endpoint, model | who was asked |
        | prompt_hash, profile_hash | sha256 of the prompt templates and of the cultural profile |
        | scenario, register, facets, explicitness, variety, length | what was asked for |
        | group | texts of one group are all in one split |


        """);

    private static void AppendCounts(StringBuilder card, CorpusSummary summary)
    {
        card.Append("## Counts\n\n| language | wanted | train | validation | test | short by |\n|---|---|---|---|---|---|\n");
        foreach (var language in summary.Languages)
        {
            card.Append(Text($"| {language.Language} | {language.Target} | {string.Join(" | ", language.BySplit.Select(s => Text($"{s.Count}")))} | "));
            card.Append(language.Completion.ShortBy == 0 ? "0 |\n" : Text($"{language.Completion.ShortBy} ({language.Completion.ShortBecause}) |\n"));
        }
        card.Append("\n| label | samples |\n|---|---|\n");
        var labels = summary.Total(l => l.ByLabel).ToDictionary(c => c.Name, c => c.Count, StringComparer.Ordinal);
        foreach (var label in Emotions.Names)
            card.AppendFormat(CultureInfo.InvariantCulture, Row, label, labels.GetValueOrDefault(label));
        AppendTable(card, "labels in a text", summary.Total(l => l.BySetSize));
        AppendTable(card, "explicitness", summary.Total(l => l.ByExplicitness));
        card.Append("\n## What was dropped\n\nEvery dropped text is kept with its reason and score under `rejected/`.\n");
        AppendTable(card, "reason", summary.Total(l => l.Drops));
        AppendTable(card, "failed answer", summary.Total(l => l.Failures));
        card.Append('\n');
    }

    private static void AppendTable(StringBuilder card, string heading, IReadOnlyList<NamedCount> counts)
    {
        if (counts.Count == 0)
            return;
        card.Append(Text($"\n| {heading} | count |\n|---|---|\n"));
        foreach (var count in counts)
            card.AppendFormat(CultureInfo.InvariantCulture, Row, count.Name, count.Count);
    }

    private static void AppendHistory(StringBuilder card, IReadOnlyList<CorpusVersion> versions)
    {
        card.Append("## Versions\n\n| version | samples | languages | why |\n|---|---|---|---|\n");
        foreach (var version in versions)
            card.Append(Text($"| {version.Number} | {version.Samples} | {string.Join(" ", version.Languages.Select(l => l.Language))} | {version.Reason} |\n"));
        card.Append('\n');
    }

    private const string Limits =
        """
        ## Limits

        - The labels say what the author was asked to write. How a reader would label the text is another question: measure a model on texts that
          humans wrote and annotated before you trust it.
        - What a cultural profile does not know, the texts do not show; varieties and registers are shares of what was asked for, not of how people write.
        - Filters drop what they can measure (script, language, length, duplicates, label rules). A fluent text that misses its label may stay.
        - Texts of one situation stand in one split only, but all splits come from the same profiles and authors: an in-domain score is no field score.

        """;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
