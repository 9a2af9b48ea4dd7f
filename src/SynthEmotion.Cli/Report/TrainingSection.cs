using SynthEmotion.Domain;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Report;

/// <summary>How the model was trained.</summary>
internal static class TrainingSection
{
    public static Html Of(ReportData data) => Html.Of($"""
        <p>{Sentence(data)}</p>
        <div class="side">
        {LineChart.Of("Loss (binary cross-entropy)", [Loss("training", data.Log, e => e.TrainingLoss), Loss("validation", data.Log, e => e.ValidationLoss)], data.Log.BestEpoch)}
        {LineChart.Of("AUC-macro on the validation split", [Loss("validation", data.Log, e => e.ValidationAucMacro)], data.Log.BestEpoch)}
        </div>
        {WithoutValidation(data.Log)}<details><summary>Every epoch</summary>
        {Epochs(data.Log)}</details>
        <div class="side">
        {Priors(data.Model)}
        {Options(data.Model)}
        </div>

        """);

    private static string Sentence(ReportData data)
    {
        var (log, model) = (data.Log, data.Model);
        var end = log.StoppedEarly
            ? $"stopped early, when {Figures.Of(model.Options.Patience, "epoch")} had brought no better validation score"
            : "ran to the last epoch";
        return $"Encoder {model.Options.ModelType}, {Figures.Of(model.TrainingTexts, "training text")} in {Figures.Of(model.Languages.Count, "language")}. Training {end}: "
            + $"{Figures.Of(log.Epochs.Count, "epoch")}, the model has the weights of epoch {Figures.Count(log.BestEpoch)}. "
            + "The validation split, synthetic like the training texts, decided when to stop; no human-annotated text was used.";
    }

    private static Curve Loss(string name, TrainingLog log, Func<EpochScores, double?> value) => new(name, [.. log.Epochs.Select(e => (e.Epoch, value(e)))]);

    private static Html WithoutValidation(TrainingLog log) => log.Epochs.Any(e => e.ValidationLoss is not null) ? default
        : Html.Of($"<p>The validation split is empty: training ran without a look at it.</p>\n");

    private static Html Epochs(TrainingLog log) => Table.Of(
        "Every epoch",
        [new("epoch"), new("training loss"), new("validation loss"), new("validation AUC-macro")],
        log.Epochs.Select(e => (IReadOnlyList<Html>)
        [
            Html.Text(Figures.Count(e.Epoch) + (e.Epoch == log.BestEpoch ? " (best)" : "")),
            Html.Text(Figures.Loss(e.TrainingLoss)), Html.Text(Figures.Loss(e.ValidationLoss)), Html.Text(Figures.Score(e.ValidationAucMacro)),
        ]));

    private static Html Priors(ModelInfo model) => Table.Of(
        "Share of the training texts with each label (the constant-prior baseline)",
        [new("label"), new("share")],
        Emotions.Names.Zip(model.LabelPriors).Select(p => (IReadOnlyList<Html>)[Html.Text(p.First), Html.Text(Figures.Percent(p.Second))]));

    private static Html Options(ModelInfo model) => Table.Of(
        "Settings of the training",
        [new("setting"), new("value", IsText: true)],
        SettingList.Of("training", model.Options).Select(s => (IReadOnlyList<Html>)[Html.Of($"<code>{s.Key}</code>"), Html.Of($"<code>{s.Value}</code>")]));
}
