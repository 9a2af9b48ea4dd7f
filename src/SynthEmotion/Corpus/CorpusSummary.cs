using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>What is in a version of a corpus, counted: for <c>corpus show</c>, the dataset card and reports.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Languages">One entry a language, in tag order.</param>
public sealed record CorpusSummary(int Version, IReadOnlyList<LanguageSummary> Languages)
{
    /// <summary>Samples over all languages.</summary>
    public long Samples => Languages.Sum(l => l.Samples);

    /// <summary>One kind of count added up over all languages, names in ordinal order.</summary>
    public IReadOnlyList<NamedCount> Total(Func<LanguageSummary, IReadOnlyList<NamedCount>> counts) => NamedCount.Sum(Languages.SelectMany(counts), []);

    /// <summary>Who wrote the samples, over all languages.</summary>
    public IReadOnlyList<AuthorCount> Authors => AuthorCount.Sum(Languages.SelectMany(l => l.Authors));

    /// <summary>Reads every sample of the version once.</summary>
    /// <param name="reader">The version.</param>
    /// <param name="texts">Sample texts wanted a language.</param>
    /// <param name="language">Only this language; null for all.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="BadInputException">The version does not have <paramref name="language"/>, or a file is missing or broken.</exception>
    public static async Task<CorpusSummary> ReadAsync(CorpusReader reader, int texts = 0, LanguageTag? language = null, CancellationToken cancel = default)
    {
        if (language is { } tag && !reader.Languages.Contains(tag))
            throw new BadInputException(FormattableString.Invariant($"language '{tag}': corpus version {reader.Version.Number} has {string.Join(", ", reader.Languages)}"));
        var languages = new List<LanguageSummary>();
        foreach (var entry in reader.Version.Languages.Where(l => language is null || l.Language == language))
            languages.Add(await LanguageCount.ReadAsync(reader, entry, texts, cancel));
        return new CorpusSummary(reader.Version.Number, languages);
    }
}

/// <summary>What is in a language. Counts are in ordinal order of their names; labels in label order.</summary>
/// <param name="Language">The language.</param>
/// <param name="Target">N: accepted samples wanted.</param>
/// <param name="Completion">How the language ended.</param>
/// <param name="BySplit">Samples by split, in the order train, validation, test.</param>
/// <param name="ByLabel">Samples that have each of the eleven labels; a sample counts for each of its labels.</param>
/// <param name="BySetSize">Samples with one, two and three labels.</param>
/// <param name="ByVariety">Samples by variety.</param>
/// <param name="ByExplicitness">Samples by explicitness.</param>
/// <param name="Authors">Samples by endpoint and model.</param>
/// <param name="Drops">Dropped candidates by reason.</param>
/// <param name="Failures">Named failures.</param>
/// <param name="Unanswered">Samples asked for for which no candidate came.</param>
/// <param name="Texts">Some samples: those with the smallest ids, which are hashes.</param>
public sealed record LanguageSummary(
    LanguageTag Language,
    int Target,
    Completion Completion,
    IReadOnlyList<NamedCount> BySplit,
    IReadOnlyList<NamedCount> ByLabel,
    IReadOnlyList<NamedCount> BySetSize,
    IReadOnlyList<NamedCount> ByVariety,
    IReadOnlyList<NamedCount> ByExplicitness,
    IReadOnlyList<AuthorCount> Authors,
    IReadOnlyList<NamedCount> Drops,
    IReadOnlyList<NamedCount> Failures,
    int Unanswered,
    IReadOnlyList<Sample> Texts)
{
    /// <summary>Samples of the language.</summary>
    public long Samples => BySplit.Sum(s => s.Count);
}

/// <summary>How many samples an endpoint's model wrote.</summary>
/// <param name="Endpoint">Name of the endpoint in the settings.</param>
/// <param name="Model">Its model.</param>
/// <param name="Count">Samples.</param>
public sealed record AuthorCount(string Endpoint, string Model, long Count)
{
    /// <summary>True for the composer inside the program, which is no language model.</summary>
    public bool IsComposer => Model.StartsWith("embedded-author", StringComparison.Ordinal);

    internal static IReadOnlyList<AuthorCount> Sum(IEnumerable<AuthorCount> counts) =>
        [.. counts.GroupBy(c => (c.Endpoint, c.Model))
            .Select(g => new AuthorCount(g.Key.Endpoint, g.Key.Model, g.Sum(c => c.Count)))
            .OrderBy(c => c.Endpoint, StringComparer.Ordinal).ThenBy(c => c.Model, StringComparer.Ordinal)];
}
