using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>Keeps a copy of the weights of the best epoch so far.</summary>
internal sealed class BestWeights(Encoder encoder) : IDisposable
{
    private readonly Dictionary<string, Tensor> copy = new(StringComparer.Ordinal);
    private double bestScore = double.NegativeInfinity;

    /// <summary>The best epoch, 0 before the first.</summary>
    public int Epoch { get; private set; }

    /// <summary>Takes the weights when <paramref name="score"/> is higher than any before.</summary>
    public void Offer(int epoch, double score)
    {
        if (score <= bestScore)
            return;
        (Epoch, bestScore) = (epoch, score);
        using var still = no_grad();
        foreach (var (name, weight) in encoder.named_parameters())
            if (copy.TryGetValue(name, out var kept))
                kept.copy_(weight);
            else
                copy[name] = weight.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Puts the best weights back.</summary>
    public void Restore()
    {
        using var still = no_grad();
        foreach (var (name, weight) in encoder.named_parameters())
            weight.copy_(copy[name]);
    }

    public void Dispose()
    {
        foreach (var tensor in copy.Values)
            tensor.Dispose();
    }
}
