using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Planning;

/// <summary>
/// The identity of a language's plan: a hash of everything that shapes what is asked and what is kept.
/// Left out on purpose: N and the other languages (a plan continues when they grow), nodes, rate limits, keys and cost limits (they change when, not what).
/// </summary>
public static class PlanIdentity
{
    // Raised when the plan's own rules change, so that a corpus never mixes rounds of two rules under one identity.
    private const int RulesVersion = 1;

    /// <summary>sha256 in hex of the canonical JSON of all that shapes the plan.</summary>
    /// <param name="profile">The language's profile: tag and hash.</param>
    /// <param name="options">Seed, W, samples a batch.</param>
    /// <param name="promptHash">Hash of the prompt templates.</param>
    /// <param name="endpoints">Names, models and weights of the endpoints, in settings order.</param>
    /// <param name="filters">Canonical JSON of the filter settings.</param>
    /// <param name="corpus">Canonical JSON of shard size and split shares.</param>
    public static string Of(
        CulturalProfile profile, PlanOptions options, string promptHash, IReadOnlyList<EndpointIdentity> endpoints, JsonNode filters, JsonNode corpus)
    {
        var shape = new JsonObject
        {
            ["rules"] = RulesVersion,
            ["tag"] = profile.Tag.ToString(),
            ["profile"] = profile.Hash,
            ["prompts"] = promptHash,
            ["seed"] = options.Seed,
            ["batchesPerRound"] = options.BatchesPerRound,
            ["samplesPerBatch"] = options.SamplesPerBatch,
            ["endpoints"] = new JsonArray([.. endpoints.Select(e => new JsonObject { ["name"] = e.Name, ["model"] = e.Model, ["weight"] = e.Weight })]),
            ["filters"] = filters.DeepClone(),
            ["corpus"] = corpus.DeepClone(),
        };
        return Hashing.Sha256Hex(Hashing.CanonicalJson(shape));
    }
}

/// <summary>What of an endpoint is part of the plan.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Model">The model asked for.</param>
/// <param name="Weight">Its share of the batches, relative to the others.</param>
public sealed record EndpointIdentity(string Name, string Model, double Weight);
