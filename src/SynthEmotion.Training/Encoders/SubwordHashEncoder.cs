using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Training.Checkpoints;
using SynthEmotion.Training.Tokenization;
using TorchSharp;
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

    private readonly FeatureVocabulary vocabulary;
    private readonly SubwordHashOptions sizes;
    private readonly EmbeddingBag bag;
    private readonly Linear hidden, head;

    private SubwordHashEncoder(FeatureVocabulary vocabulary, SubwordHashOptions sizes) : base(Type)
    {
        this.vocabulary = vocabulary;
        this.sizes = sizes;
        // One row more than there are features: a bag of no rows cannot be made, and a vocabulary may be empty.
        bag = nn.EmbeddingBag(vocabulary.Hashes.Length + 1, sizes.EmbeddingSize, mode: EmbeddingBagMode.Sum);
        hidden = nn.Linear(sizes.EmbeddingSize, sizes.HiddenSize);
        head = nn.Linear(sizes.HiddenSize, Emotions.All.Count);
        RegisterComponents();
    }

    public override string ModelType => Type;

    internal override JsonObject Config => new()
    {
        ["feature_version"] = SubwordFeatures.Version,
        ["features"] = vocabulary.Hashes.Length,
        ["embedding_size"] = sizes.EmbeddingSize,
        ["hidden_size"] = sizes.HiddenSize,
    };

    /// <summary>Small random embeddings, and a head that starts at the labels' shares: the first steps need not learn these.</summary>
    public static Encoder Create(TrainingOptions options, IReadOnlyList<string> texts, IReadOnlyList<double> priors)
    {
        var sizes = options.SubwordHash;
        var encoder = new SubwordHashEncoder(FeatureVocabulary.Choose(texts, sizes.FewestTexts, sizes.MostFeatures), sizes);
        using var scope = NewDisposeScope();
        using var still = no_grad();
        nn.init.normal_(encoder.bag.weight!, 0, 0.1);
        encoder.head.bias!.copy_(tensor(priors.Select(p => (float)Math.Log(p / (1 - p))).ToArray()));
        return encoder;
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
        var (ids, weights, offsets) = Gather(texts, rows, noise);
        using var scope = NewDisposeScope();
        var pooled = bag.call(tensor(ids), tensor(offsets), tensor(weights));
        var state = nn.functional.gelu(hidden.call(pooled));
        return head.call(nn.functional.dropout(state, sizes.HiddenDropout, noise is not null)).MoveToOuterDisposeScope();
    }

    /// <summary>The chosen texts, one after the other; with noise, some features fall out and the others gain what they weighed.</summary>
    private (long[] Ids, float[] Weights, long[] Offsets) Gather(EncodedTexts texts, ReadOnlySpan<int> rows, SeededRandom? noise)
    {
        var drop = noise is null ? 0 : sizes.FeatureDropout;
        var scale = (float)(1 / (1 - drop));
        var (ids, weights, offsets) = (new List<long>(), new List<float>(), new long[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            offsets[i] = ids.Count;
            for (var at = texts.Offsets[rows[i]]; at < texts.Offsets[rows[i] + 1]; at++)
            {
                if (drop > 0 && noise!.NextDouble() < drop)
                    continue;
                ids.Add(texts.Ids[at]);
                weights.Add(texts.Weights[at] * scale);
            }
        }
        return ([.. ids], [.. weights], offsets);
    }
}
