using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>What one sample of a batch must be. The model sees it as one object of the JSON array that ends the user message.</summary>
/// <param name="Labels">The label set: the cell that the sample counts for.</param>
/// <param name="Facets">One facet a label, in label order.</param>
/// <param name="Explicitness">How openly the emotion is said; None for neutral.</param>
/// <param name="Scenario">Scenario id of the profile; for neutral only what the text is about.</param>
/// <param name="Register">Register id of the profile.</param>
/// <param name="Variety">Variety id of the profile.</param>
/// <param name="Length">Length class.</param>
public sealed record SampleSpec(
    LabelSet Labels,
    IReadOnlyList<string> Facets,
    Explicitness Explicitness,
    string Scenario,
    string Register,
    string Variety,
    SampleLength Length);

/// <summary>A request for about ten samples: the unit that is leased, answered, stored and folded.</summary>
/// <param name="Id">sha256 in hex of (plan identity, round, index, all sample specs).</param>
/// <param name="Plan">Plan identity of the language.</param>
/// <param name="Language">The language.</param>
/// <param name="Round">Round, from 0.</param>
/// <param name="Index">Place in the round, from 0.</param>
/// <param name="Samples">The specs, in order; at most 64.</param>
public sealed record BatchSpec(string Id, string Plan, LanguageTag Language, int Round, int Index, IReadOnlyList<SampleSpec> Samples)
{
    /// <summary>
    /// The id by which an answer names the sample at <paramref name="ordinal"/>: eight hex digits of the batch id, then its place from 1.
    /// It makes every request's bytes differ, and an answer to another batch cannot be taken for this one's.
    /// </summary>
    public string ShortId(int ordinal) => $"{Id[..8]}-{ordinal + 1}";
}
