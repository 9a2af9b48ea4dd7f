namespace SynthEmotion.Training;

/// <summary>An encoder with its weights, and what it remembers of its making. Dispose it to give the weights' memory back.</summary>
/// <param name="Folder">Folder of its checkpoint.</param>
/// <param name="Encoder">The network.</param>
/// <param name="Info">What config.json says of its making.</param>
/// <param name="Log">The course of its training.</param>
public sealed record TrainedModel(string Folder, Encoder Encoder, ModelInfo Info, TrainingLog Log) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Encoder.Dispose();
}
