using SynthEmotion.Generation;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>
/// Judges one candidate by itself, with no memory of others, so that any node may ask it. The same candidate and profile always give the same verdict.
/// A filter that throws stops the stage: an exception is a defect, never a reason to drop.
/// </summary>
public abstract class SampleFilter
{
    /// <summary>Name in rejects and counts.</summary>
    public abstract string Name { get; }

    /// <summary>Keep, or drop for a named reason.</summary>
    public abstract Verdict Judge(FilterContext context);
}

/// <summary>What a filter may look at.</summary>
/// <param name="Candidate">As parsed.</param>
/// <param name="Text">Its text, normalised.</param>
/// <param name="Profile">Profile of the language.</param>
public sealed record FilterContext(Candidate Candidate, string Text, CulturalProfile Profile)
{
    /// <summary>The variety that was asked for.</summary>
    /// <exception cref="InvalidOperationException">The profile has no such variety: plan and profile do not belong together.</exception>
    public Variety Variety { get; } = Profile.Varieties.FirstOrDefault(v => v.Id == Candidate.Spec.Variety)
        ?? throw new InvalidOperationException($"profile {Profile.Tag} has no variety '{Candidate.Spec.Variety}'");
}

/// <summary>A candidate after the filters that look at one text alone.</summary>
/// <param name="Candidate">As parsed.</param>
/// <param name="Text">Its text, normalised: what a corpus keeps, and a reject too.</param>
/// <param name="Verdict">What the last filter asked said.</param>
/// <param name="Filter">Name of the filter that dropped it; null when all kept it.</param>
public sealed record FilteredCandidate(Candidate Candidate, string Text, Verdict Verdict, string? Filter);
