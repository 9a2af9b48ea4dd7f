using SynthEmotion.Corpus;
using SynthEmotion.Domain;

namespace SynthEmotion.Training;

/// <summary>What a model is trained and checked on. Nothing that humans annotated ever enters it: an evaluation on such texts stays zero-shot.</summary>
/// <param name="Train">Texts that the weights are fitted to.</param>
/// <param name="Validation">Texts that decide when training stops; may be empty, then it goes on to the last epoch.</param>
/// <param name="Test">Texts that only the evaluation sees.</param>
/// <param name="Corpus">Which corpus they are from; null where they are from none.</param>
public sealed record TrainingSet(
    IReadOnlyList<TrainingText> Train,
    IReadOnlyList<TrainingText> Validation,
    IReadOnlyList<TrainingText> Test,
    CorpusIdentity? Corpus = null)
{
    /// <summary>Languages of the training texts, sorted.</summary>
    public IReadOnlyList<LanguageTag> Languages => [.. Train.Select(t => t.Language).Distinct().Order()];

    /// <summary>The samples of a corpus version, each in the split that the corpus gave it.</summary>
    /// <exception cref="CorruptCorpusException">A file of the version is missing or broken.</exception>
    public static async Task<TrainingSet> FromCorpusAsync(CorpusReader corpus, CancellationToken cancellation = default)
    {
        var texts = Splits.All.ToDictionary(s => s, _ => new List<TrainingText>());
        await foreach (var (sample, split) in corpus.ReadAsync(cancel: cancellation).ConfigureAwait(false))
            texts[split].Add(new TrainingText(sample.Text, sample.Labels, sample.Language));
        var manifests = corpus.Version.Languages.ToDictionary(l => l.Language.ToString(), l => l.ManifestSha256);
        return new TrainingSet(
            texts[Split.Train], texts[Split.Validation], texts[Split.Test], new CorpusIdentity(corpus.Version.Number, new SortedDictionary<string, string>(manifests, StringComparer.Ordinal)));
    }

    /// <summary>Share of the training texts that have each label, kept away from 0 and 1 by half a text.</summary>
    internal double[] Priors() =>
        [.. Emotions.All.Select(e => (Train.Count(t => t.Labels.Contains(e)) + 0.5) / (Train.Count + 1.0))];
}

/// <summary>A corpus version by number and content.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Manifests">sha256 in hex of each language's manifest, by language tag.</param>
public sealed record CorpusIdentity(int Version, IReadOnlyDictionary<string, string> Manifests);
