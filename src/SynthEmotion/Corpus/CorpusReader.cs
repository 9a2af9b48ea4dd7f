using System.Runtime.CompilerServices;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Reads a version of a corpus: the files that it names and nothing else.</summary>
public sealed class CorpusReader
{
    private CorpusReader(CorpusStore store, CorpusVersion version) => (Store, Version) = (store, version);

    /// <summary>The version that is read.</summary>
    public CorpusVersion Version { get; }

    /// <summary>Its languages, in tag order.</summary>
    public IReadOnlyList<LanguageTag> Languages => [.. Version.Languages.Select(l => l.Language)];

    internal CorpusStore Store { get; }

    /// <summary>Opens the version with this number, or the newest.</summary>
    /// <exception cref="BadInputException">There is no version, or it is broken.</exception>
    public static async Task<CorpusReader> OpenAsync(CorpusStore store, int? version = null, CancellationToken cancel = default)
    {
        var newest = await CorpusVersions.NewestAsync(store, cancel)
            ?? throw new BadInputException($"{store.Location}: has no corpus version yet; a version is made when every language of a run is finished");
        if (version is < 1 || version > newest.Number)
            throw new BadInputException(FormattableString.Invariant($"corpus version {version}: there are versions 1 to {newest.Number}"));
        return new CorpusReader(store, version is null || version == newest.Number ? newest : await CorpusVersions.ReadAsync(store, version.Value, cancel));
    }

    /// <summary>Number of samples of a split, a language, or both.</summary>
    public long Count(Split? split = null, LanguageTag? language = null) => Files(split, language).Sum(f => (long)f.Rows);

    /// <summary>The samples of a split, a language, both or all: by language, then commit, then split, then fold order.</summary>
    /// <exception cref="CorruptCorpusException">A file is missing or not what the version says.</exception>
    public async IAsyncEnumerable<SampleInSplit> ReadAsync(
        Split? split = null, LanguageTag? language = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var file in Files(split, language))
            foreach (var sample in await LanguageShards.ReadDataAsync(Store, file, cancel))
                yield return new SampleInSplit(sample, file.Split!.Value);
    }

    private IEnumerable<CorpusFile> Files(Split? split, LanguageTag? language) =>
        Version.Languages.Where(l => language is null || l.Language == language).SelectMany(l => l.Data).Where(f => split is null || f.Split == split);
}

/// <summary>A sample and the split that it is in.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Split">Its split.</param>
public sealed record SampleInSplit(Sample Sample, Split Split);
