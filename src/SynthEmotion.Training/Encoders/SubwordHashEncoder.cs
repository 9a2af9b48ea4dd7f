using System.Globalization;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Training.Checkpoints;
using SynthEmotion.Training.Tokenization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>
/// The encoder for a machine without GPU and without pretrained weights: an embedding bag over hashed words and character n-grams, a hidden layer,
/// eleven logits (after fastText: Joulin et al., 2016; Bojanowski et al., 2017). It knows no script and no language: what it knows it has from the
/// training texts. Trains in seconds.
/// </summary>
internal sealed class SubwordHashEncoder : Encoder
{
    public const string Type = "subword-hash";

    private const string TokenizerFile = "tokenizer.safetensors";

    /// <summary>Initial embeddings are uniform within this: about a tenth in size.</summary>
    private const double EmbeddingRange = 0.17;

    private readonly FeatureVocabulary vocabulary;
    private readonly SubwordHashOptions sizes;
    private readonly RowTable table;
    private readonly Parameter embedding;
    private readonly Linear hidden, head;

    private SubwordHashEncoder(FeatureVocabulary vocabulary, SubwordHashOptions sizes) : base(Type)
    {
        this.vocabulary = vocabulary;
        this.sizes = sizes;
        embedding = new Parameter(zeros(vocabulary.Hashes.Length, sizes.EmbeddingSize));
        table = new RowTable(embedding);
        hidden = nn.Linear(sizes.EmbeddingSize, sizes.HiddenSize);
        head = nn.Linear(sizes.HiddenSize, Emotions.All.Count);
        RegisterComponents();
    }

    public override string ModelType => Type;

    internal override IReadOnlyList<RowTable> RowTables => [table];

    internal override JsonObject Config => new()
    {
        ["feature_version"] = SubwordFeatures.Version,
        ["features"] = vocabulary.Hashes.Length,
        ["embedding_size"] = sizes.EmbeddingSize,
        ["hidden_size"] = sizes.HiddenSize,
    };

    /// <summary>
    /// Small random weights, and a head that starts at the labels' shares: the first steps need not learn these. Chance comes from the seed alone, never
    /// from libtorch's generator, which everything in the process shares.
    /// </summary>
    public static Encoder Create(TrainingOptions options, IReadOnlyList<string> texts, IReadOnlyList<double> priors)
    {
        var sizes = options.SubwordHash;
        var encoder = new SubwordHashEncoder(FeatureVocabulary.Choose(texts, sizes.FewestTexts, sizes.MostFeatures), sizes);
        var random = SeededRandom.From("initial-weights", options.Seed.ToString(CultureInfo.InvariantCulture));
        using var scope = NewDisposeScope();
        using var still = no_grad();
        Fill(encoder.embedding, EmbeddingRange, random);
        Fill(encoder.hidden.weight!, 1 / Math.Sqrt(sizes.EmbeddingSize), random);
        Fill(encoder.hidden.bias!, 1 / Math.Sqrt(sizes.EmbeddingSize), random);
        Fill(encoder.head.weight!, 1 / Math.Sqrt(sizes.HiddenSize), random);
        encoder.head.bias!.copy_(tensor(priors.Select(p => (float)Math.Log(p / (1 - p))).ToArray()));
        return encoder;
    }

    /// <summary>Uniform in [-range, range).</summary>
    private static void Fill(Tensor weight, double range, SeededRandom random)
    {
        var values = new float[weight.NumberOfElements];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)((2 * random.NextDouble() - 1) * range);
        weight.copy_(tensor(values, weight.shape));
    }

    public static Encoder Restore(CheckpointReader checkpoint)
    {
        checkpoint.Require("feature_version", SubwordFeatures.Version);
        var sizes = new SubwordHashOptions { EmbeddingSize = checkpoint.Size("embedding_size"), HiddenSize = checkpoint.Size("hidden_size") };
        using var file = SafetensorsReader.Open(Path.Combine(checkpoint.Folder, TokenizerFile));
        var hashes = file.Read<ulong>("hashes", SafetensorsType.U64);
        checkpoint.Require("features", hashes.Length);
        try
        {
            return new SubwordHashEncoder(new FeatureVocabulary(hashes, file.Read<float>("weights", SafetensorsType.F32)), sizes);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException($"{Path.Combine(checkpoint.Folder, TokenizerFile)}: {e.Message}");
        }
    }

    internal override IReadOnlyList<string> SaveTokenizer(string folder)
    {
        SafetensorsWriter.Write(Path.Combine(folder, TokenizerFile),
        [
            SafetensorsEntry.Of("hashes", SafetensorsType.U64, [vocabulary.Hashes.Length], vocabulary.Hashes),
            SafetensorsEntry.Of("weights", SafetensorsType.F32, [vocabulary.Weights.Length], vocabulary.Weights),
        ]);
        return [TokenizerFile];
    }

    public override EncodedTexts Tokenize(IReadOnlyList<string> texts) => vocabulary.Encode(texts);

    public override Tensor Logits(EncodedTexts texts, ReadOnlySpan<int> rows, SeededRandom? noise = null)
    {
        var bags = FeatureBags.Of(texts, rows, sizes.FeatureDropout, noise);
        // Outside of the scope: the optimiser reads the gradient of these rows when this method is long done.
        var embeddings = table.Select(bags.Features);
        using var scope = NewDisposeScope();
        var pooled = tensor(bags.Weights, [rows.Length, bags.Features.Length]).matmul(embeddings);
        var state = nn.functional.gelu(hidden.call(pooled));
        if (noise is not null && sizes.HiddenDropout > 0)
            state = state.mul(DropoutMask(rows.Length, noise));
        return head.call(state).MoveToOuterDisposeScope();
    }

    private Tensor DropoutMask(int texts, SeededRandom noise)
    {
        var kept = (float)(1 / (1 - sizes.HiddenDropout));
        var mask = new float[texts * sizes.HiddenSize];
        for (var i = 0; i < mask.Length; i++)
            mask[i] = noise.NextDouble() < sizes.HiddenDropout ? 0 : kept;
        return tensor(mask, [texts, sizes.HiddenSize]);
    }
}
