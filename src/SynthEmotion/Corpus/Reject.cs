using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>A candidate that was dropped, kept with its text so that every drop can be looked at.</summary>
/// <param name="Candidate">What was dropped: id, text as the filter saw it, labels asked for, provenance.</param>
/// <param name="Filter">Name of the filter.</param>
/// <param name="Reason">Named reason, such as <c>near-duplicate</c>.</param>
/// <param name="Score">The measure that decided, rounded to 6 decimals; null when the rule has none.</param>
/// <param name="Detail">What a person wants to know beside the score; null when there is nothing.</param>
public sealed record Reject(Sample Candidate, string Filter, string Reason, double? Score = null, string? Detail = null);

/// <summary>The near-duplicate signature of an accepted sample: from these a language's index is rebuilt.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Bytes">The signature, in the form that the near-duplicate filter writes and reads.</param>
public sealed record SampleSignature(string Id, ReadOnlyMemory<byte> Bytes);

/// <summary>An accepted sample with its signature, in fold order.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Signature">Its signature; null when the corpus keeps none for it.</param>
public sealed record AcceptedSample(Sample Sample, ReadOnlyMemory<byte>? Signature);
