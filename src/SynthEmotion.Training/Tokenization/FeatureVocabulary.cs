namespace SynthEmotion.Training.Tokenization;

/// <summary>
/// The features that have a row in the embedding bag, each with its inverse document frequency. Chosen from the training texts: those that stand in
/// at least so many of them, the most frequent first. A feature that was never seen in training is left out of the bag, so it adds no noise.
/// </summary>
internal sealed class FeatureVocabulary
{
    private readonly Dictionary<ulong, int> rows;

    /// <param name="hashes">The features, ascending; the place is the row.</param>
    /// <param name="weights">Inverse document frequency of each.</param>
    public FeatureVocabulary(ulong[] hashes, float[] weights)
    {
        if (hashes.Length != weights.Length)
            throw new ArgumentException($"{hashes.Length} features, but {weights.Length} weights");
        (Hashes, Weights) = (hashes, weights);
        rows = new Dictionary<ulong, int>(hashes.Length);
        for (var i = 0; i < hashes.Length; i++)
            if (!rows.TryAdd(hashes[i], i))
                throw new ArgumentException($"feature {hashes[i]:x16} stands there twice");
    }

    public ulong[] Hashes { get; }

    public float[] Weights { get; }

    /// <summary>Chooses the features. Ties in frequency go by hash, so the same texts give the same vocabulary in any order.</summary>
    public static FeatureVocabulary Choose(IReadOnlyList<string> texts, int fewestTexts, int mostFeatures)
    {
        var frequency = new Dictionary<ulong, int>();
        foreach (var features in AllFeatures(texts))
            foreach (var (hash, _) in features)
                frequency[hash] = frequency.GetValueOrDefault(hash) + 1;
        var kept = frequency.Where(p => p.Value >= fewestTexts)
            .OrderByDescending(p => p.Value).ThenBy(p => p.Key)
            .Take(mostFeatures)
            .OrderBy(p => p.Key)
            .ToArray();
        return new FeatureVocabulary(
            [.. kept.Select(p => p.Key)],
            [.. kept.Select(p => 1f + (float)Math.Log((1.0 + texts.Count) / (1.0 + p.Value)))]);
    }

    /// <summary>
    /// <paramref name="texts"/> as rows and weights: (1 + ln count) times the inverse document frequency, scaled to Euclidean length 1 a text
    /// (Salton and Buckley, 1988). A text without any known feature is empty.
    /// </summary>
    public EncodedTexts Encode(IReadOnlyList<string> texts)
    {
        var offsets = new int[texts.Count + 1];
        var ids = new List<int>(texts.Count * 128);
        var weights = new List<float>(texts.Count * 128);
        var next = 0;
        foreach (var features in AllFeatures(texts))
        {
            var start = ids.Count;
            var squares = 0.0;
            foreach (var (hash, count) in features)
                if (rows.TryGetValue(hash, out var row))
                {
                    var weight = (1 + Math.Log(count)) * Weights[row];
                    squares += weight * weight;
                    ids.Add(row);
                    weights.Add((float)weight);
                }
            var scale = (float)(1 / Math.Sqrt(Math.Max(squares, 1e-12)));
            for (var i = start; i < weights.Count; i++)
                weights[i] *= scale;
            offsets[++next] = ids.Count;
        }
        return new EncodedTexts(offsets, [.. ids], [.. weights]);
    }

    private static ParallelQuery<IReadOnlyList<(ulong Hash, int Count)>> AllFeatures(IReadOnlyList<string> texts) =>
        texts.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 8)).Select(SubwordFeatures.Of);
}
