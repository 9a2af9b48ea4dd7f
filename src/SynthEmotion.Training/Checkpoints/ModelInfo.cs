namespace SynthEmotion.Training;

/// <summary>What a model remembers of its making: the part <c>synthemotion</c> of config.json.</summary>
/// <param name="Program">Version of the program that trained it.</param>
/// <param name="Corpus">The corpus version that it saw, with each manifest's hash; null for texts from no corpus.</param>
/// <param name="Languages">Languages of its training texts, sorted.</param>
/// <param name="TrainingTexts">Number of its training texts.</param>
/// <param name="LabelPriors">Share of its training texts with each label: what the constant-prior baseline predicts.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="BestEpoch">The epoch whose weights it has.</param>
public sealed record ModelInfo(
    string Program,
    CorpusIdentity? Corpus,
    IReadOnlyList<string> Languages,
    int TrainingTexts,
    IReadOnlyList<double> LabelPriors,
    TrainingOptions Options,
    int BestEpoch);
