namespace SynthEmotion.Filtering;

/// <summary>Drops a text whose author says that it carries other labels than those asked for, or none that are known.</summary>
internal sealed class LabelsFilter : SampleFilter
{
    public override string Name => "labels";

    public override Verdict Judge(FilterContext context) => context.Candidate.Labels is { } answered && answered == context.Candidate.Spec.Labels
        ? Verdict.Keep
        : Verdict.Drop("labels-differ", detail: context.Candidate.Labels?.ToString() ?? "none");
}
