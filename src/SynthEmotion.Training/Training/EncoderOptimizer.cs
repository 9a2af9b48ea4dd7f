using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>
/// AdamW (Loshchilov and Hutter, 2019) over all weights of an encoder. Biases do not decay. Of a <see cref="RowTable"/> only the rows that the step
/// used are updated; moments and decay of all others rest, as in PyTorch's SparseAdam.
/// </summary>
/// <remarks>
/// TorchSharp's own AdamW is not used: it hands numbers to libtorch as short-lived <c>Scalar</c> objects that nothing keeps alive during the native
/// call. Where garbage collections are frequent, some are finalised too early and the step fails with "Unknown scalar type". Those here are rooted.
/// </remarks>
internal sealed class EncoderOptimizer : IDisposable
{
    private readonly Encoder encoder;
    private readonly AdamWSlot[] slots;
    private readonly double clip;
    private readonly double weightDecay;
    private int steps;

    public EncoderOptimizer(Encoder encoder, TrainingOptions options)
    {
        (this.encoder, clip, weightDecay) = (encoder, options.GradientClip, options.WeightDecay);
        slots =
        [
            .. encoder.named_parameters().Where(p => p.parameter.requires_grad)
                .Select(p => new AdamWSlot(p.parameter, !p.name.EndsWith("bias", StringComparison.Ordinal), null)),
            .. encoder.RowTables.Select(t => new AdamWSlot(t.Weight, true, t)),
        ];
    }

    public void ClearGradients() => encoder.zero_grad();

    /// <summary>One update at this learning rate. The gradient of the dense weights is shortened to the clip first.</summary>
    public void Step(double learningRate)
    {
        nn.utils.clip_grad_norm_(encoder.parameters().Where(p => p.requires_grad), clip);
        using var still = no_grad();
        using var numbers = new AdamWNumbers(++steps, learningRate, weightDecay);
        foreach (var slot in slots)
            slot.Update(numbers);
    }

    public void Dispose()
    {
        foreach (var slot in slots)
            slot.Dispose();
    }
}
