namespace SynthEmotion.Training;

/// <summary>How far training is; reported a few times in each epoch, and at its end with the validation scores.</summary>
/// <param name="Epoch">Current epoch, from 1.</param>
/// <param name="Epochs">The most epochs there can be.</param>
/// <param name="Step">Steps done in all.</param>
/// <param name="Steps">The most steps there can be.</param>
/// <param name="Loss">Mean training loss of the epoch so far.</param>
/// <param name="Finished">Scores of the epoch that has just ended, else null.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Step, int Steps, double Loss, EpochScores? Finished = null);

/// <summary>What an epoch ended with; training_log.json has one for each.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">Mean binary cross-entropy over the steps of the epoch, dropout on.</param>
/// <param name="ValidationLoss">Binary cross-entropy on the validation split, or null without one.</param>
/// <param name="ValidationAucMacro">AUC-macro on the validation split, or null where it is undefined.</param>
public sealed record EpochScores(int Epoch, double TrainingLoss, double? ValidationLoss, double? ValidationAucMacro);

/// <summary>The course of a training.</summary>
/// <param name="Epochs">Every epoch that was run.</param>
/// <param name="BestEpoch">The epoch whose weights the model has.</param>
/// <param name="StoppedEarly">True when patience ran out before the last epoch.</param>
public sealed record TrainingLog(IReadOnlyList<EpochScores> Epochs, int BestEpoch, bool StoppedEarly);
