using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Generation;

/// <summary>A parsed text that no filter has seen yet.</summary>
/// <param name="Ordinal">Place of its spec in the batch, from 0.</param>
/// <param name="Spec">What was asked.</param>
/// <param name="Text">What the model wrote, as it wrote it.</param>
/// <param name="Labels">The labels that the answer repeated for it; null when it gave none or unknown ones.</param>
/// <param name="Situation">Where the author says which situation of the profile the text is built on (the embedded author does); else null.</param>
public sealed record Candidate(int Ordinal, SampleSpec Spec, string Text, LabelSet? Labels, string? Situation);

/// <summary>A named failure of a batch or of one sample in it: the name is what reports count.</summary>
/// <param name="Name">For example refusal, cut-off, not-json, missing-id, repeated-id, unknown-id, wrong-labels, content-filter.</param>
/// <param name="Ordinal">The sample that it concerns; null for the whole answer.</param>
/// <param name="Detail">A short excerpt or explanation for a person; never a key.</param>
public sealed record NamedFailure(string Name, int? Ordinal, string Detail);

/// <summary>What parsing a stored answer gave.</summary>
/// <param name="Candidates">At most one a spec, in order of the specs.</param>
/// <param name="Failures">Every sample asked for that is not a candidate has one.</param>
public sealed record ParsedAnswer(IReadOnlyList<Candidate> Candidates, IReadOnlyList<NamedFailure> Failures);
