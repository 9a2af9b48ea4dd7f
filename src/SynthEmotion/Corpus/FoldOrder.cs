using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>The one order of samples: by round, place of the batch in it, place in the batch.</summary>
internal static class FoldOrder
{
    public static List<T> Sort<T>(IEnumerable<T> items, Func<T, Sample> sampleOf) =>
        [.. items.OrderBy(i => sampleOf(i).Provenance.Round).ThenBy(i => sampleOf(i).Provenance.BatchIndex).ThenBy(i => sampleOf(i).Provenance.Ordinal)];

    /// <summary>The sample's batch as file names spell it.</summary>
    public static string BatchOf(Sample sample) => CorpusPaths.Batch(sample.Provenance.Round, sample.Provenance.BatchIndex);
}
