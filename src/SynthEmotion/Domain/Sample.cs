namespace SynthEmotion.Domain;

/// <summary>
/// A text with the labels that were known before it was written, and all that led to it. Nothing in it depends on time, machine or luck:
/// two runs of one plan over the same answers give equal samples.
/// </summary>
/// <param name="Id">First 32 hex digits of sha256(batch id, ordinal).</param>
/// <param name="Text">Normalised text (NFC, single spaces, no control characters).</param>
/// <param name="Language">Language asked for.</param>
/// <param name="Labels">Labels asked for and confirmed by the answer.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record Sample(string Id, string Text, LanguageTag Language, LabelSet Labels, Provenance Provenance)
{
    /// <summary>The identity of the sample at <paramref name="ordinal"/> (0-based place in its batch).</summary>
    public static string IdOf(string batchId, int ordinal) => Hashing.Sha256Hex($"{batchId}/{ordinal}")[..32];
}

/// <summary>All that shaped a sample.</summary>
/// <param name="Plan">Plan identity: sha256 in hex of everything that shapes the language's plan.</param>
/// <param name="Round">Round of the batch, from 0.</param>
/// <param name="BatchIndex">Place of the batch in its round, from 0.</param>
/// <param name="Batch">Batch id, sha256 in hex.</param>
/// <param name="Ordinal">Place of the sample in its batch, from 0.</param>
/// <param name="Endpoint">Name of the endpoint that answered.</param>
/// <param name="Model">Model that the endpoint was asked for.</param>
/// <param name="PromptHash">sha256 in hex of the prompt templates.</param>
/// <param name="ProfileHash">sha256 in hex of the cultural profile.</param>
/// <param name="Scenario">Scenario asked for (id in the profile).</param>
/// <param name="Register">Register asked for (id in the profile).</param>
/// <param name="Facets">One facet a label, in label order.</param>
/// <param name="Explicitness">Explicitness asked for.</param>
/// <param name="Variety">Variety asked for (id in the profile).</param>
/// <param name="Length">Length class asked for.</param>
/// <param name="Group">What decides the split: texts of one group never stand in two splits.</param>
public sealed record Provenance(
    string Plan,
    int Round,
    int BatchIndex,
    string Batch,
    int Ordinal,
    string Endpoint,
    string Model,
    string PromptHash,
    string ProfileHash,
    string Scenario,
    string Register,
    IReadOnlyList<string> Facets,
    Explicitness Explicitness,
    string Variety,
    SampleLength Length,
    string Group);
