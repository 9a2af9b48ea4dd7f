using SynthEmotion.Corpus;
using SynthEmotion.Evaluation;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Report;

/// <summary>What the report of a run is made from.</summary>
/// <param name="Corpus">Counts of the corpus, with some sample texts a language.</param>
/// <param name="Model">How the model was made.</param>
/// <param name="Log">The course of its training.</param>
/// <param name="Evaluation">Its scores.</param>
internal sealed record ReportData(CorpusSummary Corpus, ModelInfo Model, TrainingLog Log, EvaluationReport Evaluation);
