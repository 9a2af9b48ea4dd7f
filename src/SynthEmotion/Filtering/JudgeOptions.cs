using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>The optional judge of labels.</summary>
public sealed record JudgeOptions
{
    /// <summary>Name of the endpoint that judges; empty: no judge. It need not be one that writes. Key <c>filters.judge.endpoint</c>.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>
    /// Least Jaccard similarity of the labels found and asked for, above 0 to 1. The default keeps a text when one label of three agrees:
    /// a judge that sees one text alone overlooks the second emotion more often than the first. Key <c>filters.judge.least-agreement</c>.
    /// </summary>
    public double LeastAgreement { get; init; } = 0.3;

    /// <summary>True when a judge is to be asked.</summary>
    public bool IsOn => Endpoint.Length > 0;

    internal IEnumerable<SettingError> Validate() => Setting.Within("filters.judge.least-agreement", LeastAgreement, 0.001, 1);

    // Without a judge its settings shape nothing, so changing them then must not make a new plan.
    internal JsonNode? ToJson() => IsOn
        ? new JsonObject { ["endpoint"] = Endpoint, ["leastAgreement"] = LeastAgreement, ["prompt"] = Hashing.Sha256Hex(EndpointJudge.Instruction) }
        : null;
}
