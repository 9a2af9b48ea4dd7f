namespace SynthEmotion.Scoring;

/// <summary>
/// Multi-label scores of a table of labels and scores. A value that the table leaves undefined is null and printed as n/a: the area under a curve
/// when all texts, or none, have the label.
/// </summary>
/// <param name="Texts">Rows of the table.</param>
/// <param name="Threshold">A label is predicted when its score is at least this.</param>
/// <param name="F1Micro">F1 over all cells of the table, 0 to 1.</param>
/// <param name="F1Macro">Mean F1 of the labels; a label that is neither there nor predicted counts 0.</param>
/// <param name="F1Samples">Mean F1 of the texts; a text without labels, true or predicted, counts 0.</param>
/// <param name="AucMicro">Area under the ROC curve over all cells.</param>
/// <param name="AucMacro">Mean area under the ROC curve of the labels for which it is defined.</param>
/// <param name="ApMicro">Average precision over all cells.</param>
/// <param name="ApMacro">Mean average precision of the labels that some text has.</param>
/// <param name="Lrap">Label ranking average precision; a text with no label or all labels counts 1.</param>
/// <param name="Jaccard">Mean Jaccard index of the texts; a text without labels, true or predicted, counts 1.</param>
/// <param name="HammingLoss">Share of wrong cells.</param>
/// <param name="SubsetAccuracy">Share of texts whose labels are all right.</param>
/// <param name="CoverageError">How far down the ranking of labels one must go to find all true ones, on average; 0 for a text without labels.</param>
/// <param name="RankingLoss">Share of (true, false) label pairs in the wrong order, ties included, on average over texts.</param>
/// <param name="PerLabel">The same for each label, in the table's order.</param>
public sealed record MetricScores(
    int Texts,
    double Threshold,
    double F1Micro,
    double F1Macro,
    double F1Samples,
    double? AucMicro,
    double? AucMacro,
    double? ApMicro,
    double? ApMacro,
    double Lrap,
    double Jaccard,
    double HammingLoss,
    double SubsetAccuracy,
    double CoverageError,
    double RankingLoss,
    IReadOnlyList<LabelScores> PerLabel);

/// <summary>Scores of one label.</summary>
/// <param name="Support">Texts that have the label.</param>
/// <param name="Precision">Share of right ones among the predicted; 0 where none is predicted.</param>
/// <param name="Recall">Share of found ones among the true; 0 where there is none.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="Auc">Area under the ROC curve, or null.</param>
/// <param name="Ap">Average precision, or null where no text has the label.</param>
public sealed record LabelScores(int Support, double Precision, double Recall, double F1, double? Auc, double? Ap);
