using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// A named state of the corpus: what readers, trainers and models refer to. It lists its data files itself, since a filter over the whole corpus may
/// have replaced shards that the manifests name.
/// </summary>
/// <param name="Format">Format of this file, 1.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Reason">Why it was made, in words; never a time.</param>
/// <param name="Languages">One entry a language, in tag order.</param>
public sealed record CorpusVersion(int Format, int Number, string Reason, IReadOnlyList<VersionLanguage> Languages)
{
    /// <summary>Samples over all languages.</summary>
    public long Samples => Languages.Sum(l => l.Samples);
}

/// <summary>A language in a version.</summary>
/// <param name="Language">The language.</param>
/// <param name="Manifest">Number of the manifest that the version stands on.</param>
/// <param name="ManifestSha256">sha256 of that manifest.</param>
/// <param name="Target">N: accepted samples wanted.</param>
/// <param name="Data">Its data files, in commit order, then by split.</param>
/// <param name="Dropped">What filters over the whole corpus dropped between the manifests and this version; none as a rule.</param>
public sealed record VersionLanguage(
    LanguageTag Language, int Manifest, string ManifestSha256, int Target, IReadOnlyList<CorpusFile> Data, IReadOnlyList<CorpusFile> Dropped)
{
    /// <summary>Samples of the language.</summary>
    public long Samples => Data.Sum(f => (long)f.Rows);
}

/// <summary>A sample that a filter over the whole corpus drops before a version is made.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Filter">Name of the filter.</param>
/// <param name="Reason">Named reason.</param>
/// <param name="Score">The measure that decided, rounded to 6 decimals; null when the rule has none.</param>
public sealed record CorpusDrop(string Id, string Filter, string Reason, double? Score);
