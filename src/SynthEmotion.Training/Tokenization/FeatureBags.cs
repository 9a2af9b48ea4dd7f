using System.Runtime.InteropServices;
using SynthEmotion.Domain;

namespace SynthEmotion.Training.Tokenization;

/// <summary>The features of a batch of texts: which there are, and how much each weighs in each text. Weights times embeddings are the texts' bags.</summary>
/// <param name="Features">The features' rows in the table, each once.</param>
/// <param name="Weights">Texts x features, 0 where a text has not the feature.</param>
internal sealed record FeatureBags(long[] Features, float[] Weights)
{
    /// <summary>The bags of the texts at <paramref name="rows"/>; with noise, some features fall out and the others gain what those weighed.</summary>
    public static FeatureBags Of(EncodedTexts texts, ReadOnlySpan<int> rows, double dropout, SeededRandom? noise)
    {
        var drop = noise is null ? 0 : dropout;
        var scale = (float)(1 / (1 - drop));
        var columns = new Dictionary<int, int>();
        var cells = new List<(int Row, int Column, float Weight)>();
        for (var i = 0; i < rows.Length; i++)
            for (var at = texts.Offsets[rows[i]]; at < texts.Offsets[rows[i] + 1]; at++)
                if (drop == 0 || noise!.NextDouble() >= drop)
                {
                    ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(columns, texts.Ids[at], out var known);
                    if (!known)
                        column = columns.Count - 1;
                    cells.Add((i, column, texts.Weights[at] * scale));
                }
        var weights = new float[rows.Length * columns.Count];
        foreach (var (row, column, weight) in cells)
            weights[row * columns.Count + column] = weight;
        return new FeatureBags([.. columns.Keys.Select(k => (long)k)], weights);
    }
}
