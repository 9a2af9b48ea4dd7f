using SynthEmotion.Domain;
using SynthEmotion.Training;
using static TorchSharp.torch;

namespace SynthEmotion.Evaluation;

/// <summary>Labels texts with a trained model.</summary>
public sealed class Predictor : IDisposable
{
    private const int BatchSize = 64;

    /// <summary>Predicts with a model that is loaded already; disposing this disposes it.</summary>
    public Predictor(TrainedModel model) => Model = model;

    /// <summary>The model.</summary>
    public TrainedModel Model { get; }

    /// <summary>Loads the model of a checkpoint's folder.</summary>
    /// <exception cref="BadInputException">The folder is no whole checkpoint.</exception>
    public static Predictor Load(string folder) => new(Checkpoint.Load(folder));

    /// <summary>Probabilities of the eleven labels for each text, in the order of <see cref="Emotion"/>, 0 to 1. They need not sum to 1.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public float[][] Predict(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        using var still = no_grad();
        var encoded = Model.Encoder.Tokenize(texts);
        var rows = new List<float[]>(texts.Count);
        foreach (var batch in Enumerable.Range(0, texts.Count).Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            rows.AddRange(Model.Encoder.Logits(encoded, batch).sigmoid().data<float>().ToArray().Chunk(Emotions.All.Count));
        }
        return [.. rows];
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
