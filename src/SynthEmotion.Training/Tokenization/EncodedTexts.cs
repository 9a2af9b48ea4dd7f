namespace SynthEmotion.Training;

/// <summary>
/// Texts as an encoder's tokenizer left them, in flat arrays: text <c>i</c> is <c>Ids[Offsets[i]..Offsets[i + 1]]</c>. Made once, read in every epoch.
/// </summary>
/// <param name="Offsets">Where each text begins; one more entry than there are texts.</param>
/// <param name="Ids">Token or feature ids.</param>
/// <param name="Weights">A weight for each id, or empty where the encoder knows none.</param>
public sealed record EncodedTexts(int[] Offsets, int[] Ids, float[] Weights)
{
    /// <summary>Number of texts.</summary>
    public int Count => Offsets.Length - 1;
}
