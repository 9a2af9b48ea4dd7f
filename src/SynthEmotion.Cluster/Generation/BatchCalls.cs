using SynthEmotion.Generation;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Generation;

/// <summary>A node's calls: what the store holds costs nothing and waits for nobody; anything else waits for its endpoint's turn and asks once.</summary>
internal sealed class BatchCalls
{
    /// <summary>An endpoint that is to be left alone for longer than this is passed over while another is free.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    private readonly BatchGenerator generator;
    private readonly bool replayOnly;
    private readonly SortedDictionary<string, EndpointGate> gates;

    /// <summary>Calls through <paramref name="generator"/>, or what its store holds alone.</summary>
    public BatchCalls(BatchGenerator generator, IEnumerable<Endpoint> endpoints, bool replayOnly, TimeProvider time)
    {
        (this.generator, this.replayOnly) = (generator, replayOnly);
        gates = new SortedDictionary<string, EndpointGate>(
            endpoints.ToDictionary(e => e.Name, e => new EndpointGate(e.Name, time)), StringComparer.Ordinal);
    }

    /// <summary>Takes the ledger's slices.</summary>
    public void Set(IEnumerable<Protocols.EndpointSlice> slices)
    {
        foreach (var slice in slices)
            if (gates.TryGetValue(slice.Endpoint, out var gate))
                gate.Set(slice);
    }

    /// <summary>What the calls met since the last report, one entry an endpoint.</summary>
    public IReadOnlyList<Protocols.EndpointReport> TakeReports() => [.. gates.Values.Select(g => g.TakeReport())];

    /// <summary>Answers one batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="waitAtMost">Longest wait for a turn; after it the batch is postponed, so that its lease can be given to another node.</param>
    /// <param name="cancel">Gives up the call.</param>
    public async Task<BatchOutcome> AnswerAsync(BatchSpec batch, TimeSpan waitAtMost, CancellationToken cancel)
    {
        if (generator.FindAnswered(batch) is { } stored)
            return stored;
        if (replayOnly)
        {
            return new BatchOutcome.Refused("", "not-stored", $"'{batch.Language}', round {batch.Round}, batch {batch.Index} was never answered: the response store cannot replay this run; "
                + "leave --replay-only out to ask for what is missing, or start with the settings, profiles and prompts of the run that filled the store");
        }

        var paused = gates.Where(g => g.Value.Pause > LongPause).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var unavailable = paused.Count < gates.Count ? paused : [];
        var gate = gates[generator.EndpointFor(batch, unavailable)!.Name];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(waitAtMost);
        IDisposable turn;
        try
        {
            turn = await gate.EnterAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new BatchOutcome.Postponed("", "no-turn", $"no turn at the endpoint within {waitAtMost.TotalSeconds:0} s", null);
        }

        using (turn)
        {
            var outcome = await generator.GenerateAsync(batch, cancel, unavailable);
            Count(gate, outcome);
            return outcome;
        }
    }

    private static void Count(EndpointGate gate, BatchOutcome outcome)
    {
        if (outcome is BatchOutcome.Answered answered)
            gate.Succeeded(answered.Usage.Input + answered.Usage.Output);
        else if (outcome is BatchOutcome.Postponed { Name: FailureNames.RateLimited } limited)
            gate.RateLimited(limited.RetryAfter);
    }
}
