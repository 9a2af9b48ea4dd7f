using SynthEmotion.Domain;

namespace SynthEmotion.Training;

/// <summary>A text with its labels, as training sees it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Language">Its language; only the report by language looks at it.</param>
public sealed record TrainingText(string Text, LabelSet Labels, LanguageTag Language);
