using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Everything that the settings and folders of a run come to: the same in every process of the cluster.</summary>
public sealed record RunContext
{
    /// <summary>Section <c>run</c>.</summary>
    public required RunOptions Run { get; init; }

    /// <summary>Section <c>plan</c>.</summary>
    public required PlanOptions Plan { get; init; }

    /// <summary>Section <c>filters</c>.</summary>
    public required FilterOptions Filters { get; init; }

    /// <summary>Section <c>corpus</c>.</summary>
    public required CorpusOptions Corpus { get; init; }

    /// <summary>Section <c>cluster</c>.</summary>
    public required NodeOptions Node { get; init; }

    /// <summary>Text of hocon/akka.conf.</summary>
    public required string AkkaConfiguration { get; init; }

    /// <summary>Profiles of the run's languages.</summary>
    public required IReadOnlyDictionary<LanguageTag, CulturalProfile> Profiles { get; init; }

    /// <summary>The prompt templates.</summary>
    public required PromptTemplates Prompts { get; init; }

    /// <summary>The endpoints in use.</summary>
    public required IReadOnlyList<Endpoint> Endpoints { get; init; }

    /// <summary>The workspace.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Longest that a call may wait for its turn at an endpoint.</summary>
    internal static TimeSpan TurnPatience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Deadline of a lease: longer than the longest call with its wait and the filters after it.</summary>
    internal TimeSpan LeaseTime => Endpoints.Max(e => e.Options.Timeout) + TurnPatience + TimeSpan.FromSeconds(60);

    /// <summary>Plan identity of a profile's language under these settings.</summary>
    public string PlanOf(CulturalProfile profile) => PlanIdentity.Of(
        profile,
        Plan,
        Prompts.Hash,
        [.. Endpoints.Select(e => new EndpointIdentity(e.Name, e.Model, e.Weight))],
        Filters.ToJson(),
        Corpus.ToIdentity());
}
