using SynthEmotion.Domain;
using SynthEmotion.Evaluation;

namespace SynthEmotion.Cli.Report;

/// <summary>What the figures mean, and what they do not.</summary>
internal static class MethodSection
{
    public static Html Of(ReportData data) => Html.Of($"""
        <ul>
        <li><strong>Zero-shot</strong> means here: trained on synthetic texts only, scored on texts that humans annotated. No such text, label or score entered training,
        the choice of the epoch or the threshold. Of a development benchmark one thing did: its scores guided which facets and which wording the plan asks for.</li>
        <li><strong>Threshold.</strong> One value for all labels and languages, {data.Evaluation.Threshold}, set beforehand. Probabilities of a model trained on synthetic texts are
        seldom calibrated on human ones: F1 suffers from that, measures of ranking (AUC, AP, LRAP) do not.</li>
        <li><strong>Label mapping.</strong> Benchmarks have labels of their own. What each is in the eleven labels here was decided by this project, in
        <code>benchmarks/*.yaml</code>; it is not the benchmark authors' mapping, and another one gives other scores. Scores are over the labels that
        some label of the benchmark maps to.</li>
        <li><strong>Baseline.</strong> The constant-prior baseline looks at no text. Its AUC-macro is 0.5 by definition; its F1 is 0 where no label's share
        reaches the threshold; its AUC-micro, AP-micro and LRAP depend on whether the labels that are frequent in the corpus are frequent in the benchmark.</li>
        <li><strong>{Figures.Undefined}</strong> stands where a value is undefined: AUC when all texts or none have a label, AP when none has. Such labels are left out of
        macro means of AUC and AP. F1 of a label that is neither present nor predicted counts as 0.</li>
        <li><strong>Labels of the corpus</strong> say what an author was asked to write, not what readers would see in the text. A fluent text that misses its label may
        have passed the filters.</li>
        <li><strong>Cultural profiles</strong> bound the texts: what a profile does not know of a language, the corpus does not show.</li>
        <li><strong>Splits</strong> keep the texts of one situation together, but all come from the same profiles and authors: an in-domain score is no field score.</li>
        </ul>
        {data.Benchmarks.Select(Mapping)}
        """);

    private static Html Mapping(Benchmark benchmark) => Html.Of($"""
        <h3>{benchmark.Name}</h3>
        <p>{benchmark.Citation} Licence of its data: {benchmark.Licence}.</p>
        {Table.Of(
            $"{benchmark.Name}: its labels that count as ours",
            [new("our label"), .. benchmark.Mappings.Select(m => new Column($"mapping {m.Name}", IsText: true))],
            Emotions.All.Where(e => benchmark.Mappings.Any(m => m.Evaluated.Contains(e))).Select(e => (IReadOnlyList<Html>)
            [
                Html.Text(e.Name()), .. benchmark.Mappings.Select(m => Html.Text(Names(m, l => l.Contains(e)))),
            ]).Append([Html.Text("none"), .. benchmark.Mappings.Select(m => Html.Text(Names(m, l => l.Count == 0)))]))}
        """);

    private static string Names(LabelMapping mapping, Func<IReadOnlyList<Emotion>, bool> wanted)
    {
        var names = string.Join(", ", mapping.Labels.Where(l => wanted(l.Value)).Select(l => l.Key));
        return names.Length == 0 ? "–" : names;
    }
}
