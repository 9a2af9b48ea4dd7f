using SynthEmotion.Domain;

namespace SynthEmotion.Training;

/// <summary>One kind of encoder: how to make a new one from training texts, and how to build one again from its config.json and tensors.</summary>
/// <param name="ModelType">Its name in config.json and in the settings.</param>
/// <param name="Create">A fresh encoder for some texts; <c>priors</c> are the shares of texts that have each label.</param>
/// <param name="Restore">The encoder of a checkpoint, with its weights.</param>
internal sealed record EncoderFamily(
    string ModelType,
    Func<TrainingOptions, IReadOnlyList<string>, IReadOnlyList<double>, Encoder> Create,
    Func<CheckpointReader, Encoder> Restore)
{
    public static IReadOnlyList<EncoderFamily> All { get; } =
    [
        new(SubwordHashEncoder.Type, SubwordHashEncoder.Create, SubwordHashEncoder.Restore),
    ];

    /// <exception cref="BadInputException">There is no such kind; the message lists those that there are.</exception>
    public static EncoderFamily Of(string modelType, string where) =>
        All.FirstOrDefault(f => f.ModelType == modelType) ?? throw new BadInputException(
            $"{where}: model_type '{modelType}' is unknown; known are {string.Join(", ", All.Select(f => f.ModelType))}");
}
