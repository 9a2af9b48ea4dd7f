using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>
/// Texts in, eleven logits out. A network with its tokenizer; what it is, config.json says by <c>model_type</c>. A new kind of encoder is a subclass
/// and one entry in <see cref="EncoderFamily.All"/>; training, checkpoints, prediction and evaluation know only this class.
/// </summary>
public abstract class Encoder : nn.Module
{
    /// <summary>Called by subclasses; <paramref name="name"/> is the module's name.</summary>
    protected Encoder(string name) : base(name) { }

    /// <summary>The model types that config.json may name.</summary>
    public static IReadOnlyList<string> ModelTypes { get; } = [.. EncoderFamily.All.Select(f => f.ModelType)];

    /// <summary>This encoder's model type.</summary>
    public abstract string ModelType { get; }

    /// <summary>Weights of which a step uses only some rows; they are updated by row.</summary>
    internal virtual IReadOnlyList<RowTable> RowTables => [];

    /// <summary>What <see cref="EncoderFamily.Restore"/> needs to build the network again, as keys of config.json.</summary>
    internal abstract JsonObject Config { get; }

    /// <summary>Writes the files that rebuild the tokenizer into a checkpoint's folder; returns their names.</summary>
    internal abstract IReadOnlyList<string> SaveTokenizer(string folder);

    /// <summary>Cuts texts up, once; the result serves every epoch.</summary>
    public abstract EncodedTexts Tokenize(IReadOnlyList<string> texts);

    /// <summary>Logits of the texts at <paramref name="rows"/>: float32, rows x 11, in the order of <see cref="Emotion"/>.</summary>
    /// <param name="texts">What <see cref="Tokenize"/> gave.</param>
    /// <param name="rows">Which of them, in this order.</param>
    /// <param name="noise">Source of the input's dropout while training; null leaves it out.</param>
    public abstract Tensor Logits(EncodedTexts texts, ReadOnlySpan<int> rows, SeededRandom? noise = null);
}
