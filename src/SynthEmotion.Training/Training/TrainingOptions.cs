using SynthEmotion.Domain;

namespace SynthEmotion.Training;

/// <summary>
/// How an encoder is trained: <c>synthemotion.training</c> in hocon/synthemotion.conf. docs/training.md has the figures behind the defaults.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Which encoder: a model type that <see cref="Encoder.ModelTypes"/> lists.</summary>
    public string ModelType { get; init; } = SubwordHashEncoder.Type;

    /// <summary>Seed of the initial weights, the order of the texts and the dropout. Same seed, same texts, same options: same weights, bit for bit.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most passes over the training split, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Passes without a better AUC-macro on the validation split before training stops, at least 1. The best pass's weights are kept.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>Texts a step, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Peak learning rate of AdamW, above 0.</summary>
    public double LearningRate { get; init; } = 5e-3;

    /// <summary>Decoupled weight decay of AdamW on all weights but biases, 0 or more.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Share of all steps in which the learning rate rises from 0, 0 to 1; after that it falls to 0 in a straight line.</summary>
    public double Warmup { get; init; } = 0.1;

    /// <summary>Largest norm of the gradient of a step; longer ones are shortened to it. Above 0.</summary>
    public double GradientClip { get; init; } = 1;

    /// <summary>
    /// CPU threads of libtorch, at least 1. Fixed rather than "all", because sums split over more threads may round differently: the weights would
    /// depend on the machine. The default encoder's steps are too small to gain by a second thread, and lose much by it where the machine is busy.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Settings of the subword-hash encoder.</summary>
    public SubwordHashOptions SubwordHash { get; init; } = new();

    /// <summary>Settings out of range, none when all is well.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (!Encoder.ModelTypes.Contains(ModelType))
            yield return new SettingError("training.model-type", ModelType, $"one of {string.Join(", ", Encoder.ModelTypes)}");
        foreach (var (key, value) in ((string, int)[])[("epochs", Epochs), ("patience", Patience), ("batch-size", BatchSize), ("threads", Threads)])
            if (value < 1)
                yield return Setting.Wrong($"training.{key}", value, "a whole number of 1 or more");
        if (!(LearningRate > 0 && LearningRate <= 1))
            yield return Setting.Wrong("training.learning-rate", LearningRate, "above 0, at most 1");
        if (!(WeightDecay >= 0 && double.IsFinite(WeightDecay)))
            yield return Setting.Wrong("training.weight-decay", WeightDecay, "0 or more");
        if (!(Warmup >= 0 && Warmup <= 1))
            yield return Setting.Wrong("training.warmup", Warmup, "a share from 0 to 1");
        if (!(GradientClip > 0))
            yield return Setting.Wrong("training.gradient-clip", GradientClip, "above 0");
        foreach (var error in SubwordHash.Validate())
            yield return error;
    }
}

/// <summary>Settings of the subword-hash encoder: <c>synthemotion.training.subword-hash</c>.</summary>
public sealed record SubwordHashOptions
{
    /// <summary>A feature needs a row only when it stands in so many training texts, at least 1.</summary>
    public int FewestTexts { get; init; } = 1;

    /// <summary>The most features, the most frequent first; 1 to 2^24. Each takes a row of the embedding bag.</summary>
    public int MostFeatures { get; init; } = 131_072;

    /// <summary>Columns of the embedding bag, 1 to 4,096.</summary>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Units of the hidden layer, 1 to 4,096.</summary>
    public int HiddenSize { get; init; } = 64;

    /// <summary>Share of a text's features that are left out in a training step, 0 to below 1.</summary>
    public double FeatureDropout { get; init; } = 0.8;

    /// <summary>Dropout after the hidden layer, 0 to below 1.</summary>
    public double HiddenDropout { get; init; } = 0.3;

    /// <summary>Settings out of range, none when all is well.</summary>
    public IEnumerable<SettingError> Validate()
    {
        const string prefix = "training.subword-hash.";
        if (FewestTexts < 1)
            yield return Setting.Wrong(prefix + "fewest-texts", FewestTexts, "a whole number of 1 or more");
        if (MostFeatures is < 1 or > 1 << 24)
            yield return Setting.Wrong(prefix + "most-features", MostFeatures, "a whole number from 1 to 16777216");
        foreach (var (key, value) in ((string, int)[])[("embedding-size", EmbeddingSize), ("hidden-size", HiddenSize)])
            if (value is < 1 or > 4096)
                yield return Setting.Wrong(prefix + key, value, "a whole number from 1 to 4096");
        foreach (var (key, value) in ((string, double)[])[("feature-dropout", FeatureDropout), ("hidden-dropout", HiddenDropout)])
            if (!(value >= 0 && value < 1))
                yield return Setting.Wrong(prefix + key, value, "a share from 0 to below 1");
    }
}

internal static class Setting
{
    public static SettingError Wrong(string key, IFormattable value, string valid) =>
        new(key, value.ToString(null, System.Globalization.CultureInfo.InvariantCulture), valid);
}
