using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>All thresholds of the filters. Keys below <c>synthemotion.filters</c>; every one shapes the corpus, so all are part of the plan's identity.</summary>
public sealed record FilterOptions
{
    /// <summary>Length limits.</summary>
    public LengthOptions Length { get; init; } = new();

    /// <summary>Share of letters in the right script.</summary>
    public ScriptOptions Script { get; init; } = new();

    /// <summary>Language identification.</summary>
    public LanguageOptions Language { get; init; } = new();

    /// <summary>Texts that speak of the request.</summary>
    public MetaTextOptions MetaText { get; init; } = new();

    /// <summary>Texts that contradict their labels.</summary>
    public ConsistencyOptions Consistency { get; init; } = new();

    /// <summary>Exact and near duplicates.</summary>
    public NearDuplicateOptions NearDuplicate { get; init; } = new();

    /// <summary>The optional judge.</summary>
    public JudgeOptions Judge { get; init; } = new();

    /// <summary>Settings out of range, of all filters.</summary>
    public IEnumerable<SettingError> Validate() =>
    [
        .. Length.Validate(), .. Script.Validate(), .. Language.Validate(), .. MetaText.Validate(), .. Consistency.Validate(),
        .. NearDuplicate.Validate(), .. Judge.Validate(),
    ];

    /// <summary>Everything that shapes the bytes of a corpus, for the plan's identity.</summary>
    public JsonObject ToJson() => new()
    {
        ["rules"] = RulesVersion,
        ["length"] = Length.ToJson(),
        ["script"] = Script.ToJson(),
        ["language"] = Language.ToJson(),
        ["metaText"] = MetaText.ToJson(),
        ["consistency"] = Consistency.ToJson(),
        ["nearDuplicate"] = NearDuplicate.ToJson(),
        ["judge"] = Judge.ToJson(),
    };

    // Raised when a filter's rules change in what they keep, so that one corpus never holds texts of two rules under one identity.
    private const int RulesVersion = 1;
}
