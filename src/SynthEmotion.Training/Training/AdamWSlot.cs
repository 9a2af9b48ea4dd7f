using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>A weight with its two moments.</summary>
internal sealed class AdamWSlot(Parameter weight, bool decays, RowTable? table) : IDisposable
{
    private readonly Tensor mean = zeros_like(weight).DetachFromDisposeScope();
    private readonly Tensor square = zeros_like(weight).DetachFromDisposeScope();

    /// <summary>One update by the gradient of the last backward pass; none where there was no gradient.</summary>
    public void Update(AdamWNumbers numbers)
    {
        using var scope = NewDisposeScope();
        if (table is null && weight.grad is { } gradient)
            Update(mean, square, weight, gradient, numbers);
        else if (table?.Used is var (index, rows) && rows.grad is { } rowGradient)
        {
            var (rowMean, rowSquare) = (mean.index_select(0, index), square.index_select(0, index));
            Update(rowMean, rowSquare, rows, rowGradient, numbers);
            mean.index_copy_(0, index, rowMean);
            square.index_copy_(0, index, rowSquare);
            weight.index_copy_(0, index, rows);
        }
    }

    public void Dispose()
    {
        mean.Dispose();
        square.Dispose();
    }

    private void Update(Tensor first, Tensor second, Tensor values, Tensor gradient, AdamWNumbers numbers)
    {
        first.mul_(AdamWNumbers.Beta1).add_(gradient, AdamWNumbers.OneMinusBeta1);
        second.mul_(AdamWNumbers.Beta2).addcmul_(gradient, gradient, AdamWNumbers.OneMinusBeta2);
        if (decays)
            values.mul_(numbers.Keep);
        values.addcdiv_(first, second.div(numbers.SecondCorrection).sqrt_().add_(AdamWNumbers.Epsilon, AdamWNumbers.One), numbers.MinusSize);
    }
}

/// <summary>The numbers of an AdamW step, as objects that live as long as the step.</summary>
internal sealed class AdamWNumbers(int step, double learningRate, double weightDecay) : IDisposable
{
    private const double FirstDecay = 0.9, SecondDecay = 0.999;

    public static Scalar Beta1 { get; } = FirstDecay;

    public static Scalar OneMinusBeta1 { get; } = 1 - FirstDecay;

    public static Scalar Beta2 { get; } = SecondDecay;

    public static Scalar OneMinusBeta2 { get; } = 1 - SecondDecay;

    /// <summary>Asked for where an overload without it would make a short-lived one.</summary>
    public static Scalar One { get; } = 1;

    public static Scalar Epsilon { get; } = 1e-8;

    /// <summary>What decay leaves of a weight.</summary>
    public Scalar Keep { get; } = 1 - learningRate * weightDecay;

    /// <summary>Correction of the second moment, which starts at 0.</summary>
    public Scalar SecondCorrection { get; } = 1 - Math.Pow(SecondDecay, step);

    /// <summary>The negative length of the step, with the correction of the first moment.</summary>
    public Scalar MinusSize { get; } = -learningRate / (1 - Math.Pow(FirstDecay, step));

    public void Dispose()
    {
        Keep.Dispose();
        SecondCorrection.Dispose();
        MinusSize.Dispose();
    }
}
