using SynthEmotion.Generation;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>The filters that need one text alone, in their fixed order: the first that drops a candidate names its reason. Thread-safe.</summary>
public sealed class StatelessFilters
{
    /// <summary>The filters for <paramref name="options"/>, cheap ones first; the models of language identification load at its first use.</summary>
    public StatelessFilters(FilterOptions options) => Filters =
    [
        new LabelsFilter(), new MetaTextFilter(options.MetaText), new LengthFilter(options.Length), new ScriptFilter(options.Script),
        new ConsistencyFilter(options.Consistency), new LanguageFilter(options.Language),
    ];

    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<SampleFilter> Filters { get; }

    /// <summary>Normalises the candidate's text and asks the filters, until one drops it.</summary>
    public FilteredCandidate Judge(Candidate candidate, CulturalProfile profile)
    {
        var context = new FilterContext(candidate, TextNormaliser.Normalise(candidate.Text), profile);
        foreach (var filter in Filters)
            if (filter.Judge(context) is { Keeps: false } verdict)
                return new FilteredCandidate(candidate, context.Text, verdict, filter.Name);
        return new FilteredCandidate(candidate, context.Text, Verdict.Keep, null);
    }
}
