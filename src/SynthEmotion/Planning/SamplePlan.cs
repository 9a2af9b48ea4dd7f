using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Planning;

/// <summary>
/// The plan of one language: an endless, deterministic sequence of rounds of batch specs.
/// A round is a pure function of (plan identity, N, round, fold state two rounds earlier); nothing else is looked at.
/// </summary>
public sealed class SamplePlan
{
    private readonly PlanOptions options;
    private readonly SpecComposer composer;

    /// <summary>The plan of <paramref name="profile"/>'s language.</summary>
    /// <param name="identity">Plan identity (see <see cref="PlanIdentity"/>).</param>
    /// <param name="profile">The cultural profile that the identity names.</param>
    /// <param name="n">Samples to accept.</param>
    /// <param name="options">The settings that the identity names.</param>
    public SamplePlan(string identity, CulturalProfile profile, int n, PlanOptions options)
    {
        Identity = identity;
        Language = profile.Tag;
        this.options = options;
        Quotas = CellQuotas.For(profile, n);
        composer = new SpecComposer(profile);
    }

    /// <summary>Plan identity of the language.</summary>
    public string Identity { get; }

    /// <summary>The language.</summary>
    public LanguageTag Language { get; }

    /// <summary>Quota of every cell; they sum to N.</summary>
    public IReadOnlyList<CellQuota> Quotas { get; }

    /// <summary>The batches of round <paramref name="round"/>; none when everything that is missing is on its way already.</summary>
    /// <param name="round">From 0.</param>
    /// <param name="before">State after round <paramref name="round"/> - 2; <see cref="FoldState.Empty"/> for rounds 0 and 1.</param>
    public IReadOnlyList<BatchSpec> Round(int round, FoldState before)
    {
        if (before.Round != Math.Max(-1, round - 2))
            throw new ArgumentException($"round {round} is planned from the state after round {Math.Max(-1, round - 2)}, not {before.Round}", nameof(before));
        var state = round == 1 ? WithPending(before, Round(0, FoldState.Empty)) : before;
        var demand = RoundDemand.Of(Quotas, state, options.BatchesPerRound * options.SamplesPerBatch);
        var random = SeededRandom.From("round", Identity, $"{round}");
        return [.. composer.Compose(demand, random).Chunk(options.SamplesPerBatch).Select((specs, index) => Batch(round, index, specs))];
    }

    /// <summary><paramref name="state"/> with what <paramref name="next"/> (the batches of the round after it) asks for.</summary>
    public static FoldState WithPending(FoldState state, IReadOnlyList<BatchSpec> next)
    {
        var pending = next.SelectMany(b => b.Samples).CountBy(s => s.Labels).ToDictionary();
        var labels = state.Cells.Select(c => c.Labels).Concat(pending.Keys).Distinct().Order();
        return state with { Cells = [.. labels.Select(l => state[l] with { Pending = pending.GetValueOrDefault(l) })] };
    }

    /// <summary>True when no cell will be asked for again.</summary>
    public bool IsComplete(FoldState state) => Quotas.All(q => RoundDemand.IsClosed(q, state[q.Labels]));

    /// <summary>Cells that were given up, with what they lack.</summary>
    public IReadOnlyList<(CellQuota Cell, CellProgress Progress)> GivenUp(FoldState state) =>
        [.. Quotas.Select(q => (q, state[q.Labels])).Where(p => p.Item2.Accepted < p.q.Quota && RoundDemand.IsClosed(p.q, p.Item2))];

    private BatchSpec Batch(int round, int index, IReadOnlyList<SampleSpec> specs)
    {
        var shape = new JsonObject
        {
            ["plan"] = Identity,
            ["round"] = round,
            ["index"] = index,
            ["samples"] = new JsonArray([.. specs.Select(SpecJson)]),
        };
        return new BatchSpec(Hashing.Sha256Hex(Hashing.CanonicalJson(shape)), Identity, Language, round, index, specs);
    }

    private static JsonNode SpecJson(SampleSpec spec) => new JsonObject
    {
        ["labels"] = spec.Labels.ToString(),
        ["facets"] = new JsonArray([.. spec.Facets.Select(f => (JsonNode)f)]),
        ["explicitness"] = spec.Explicitness.ToString(),
        ["scenario"] = spec.Scenario,
        ["register"] = spec.Register,
        ["variety"] = spec.Variety,
        ["length"] = spec.Length.ToString(),
    };
}
