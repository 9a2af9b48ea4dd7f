using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>
/// The two rounds of a language that may be in flight, and how far folding has come. Immutable: every step returns the next window.
/// Batches are folded one by one in plan order; when the last batch of a round is folded, the round after the next one is planned.
/// </summary>
public sealed record PlanWindow
{
    private readonly SamplePlan plan;
    private readonly FoldState running;

    private PlanWindow(SamplePlan plan, FoldState previous, FoldState last, ImmutableArray<BatchSpec> current, ImmutableArray<BatchSpec> next)
    {
        this.plan = plan;
        Previous = previous;
        Last = last;
        Current = current;
        Next = next;
        running = last with { Round = last.Round + 1 };
    }

    /// <summary>The language.</summary>
    public LanguageTag Language => plan.Language;

    /// <summary>Cells that were given up as of the last folded batch.</summary>
    public IReadOnlyList<(CellQuota Cell, CellProgress Progress)> GivenUp => plan.GivenUp(running);

    /// <summary>State after the last but one closed round.</summary>
    public FoldState Previous { get; private init; }

    /// <summary>State after the last closed round.</summary>
    public FoldState Last { get; private init; }

    /// <summary>Batches of the round that is being folded.</summary>
    public ImmutableArray<BatchSpec> Current { get; private init; }

    /// <summary>Batches of the round after it.</summary>
    public ImmutableArray<BatchSpec> Next { get; private init; }

    /// <summary>Batches of <see cref="Current"/> that are folded already.</summary>
    public int Folded { get; private init; }

    /// <summary>The round that is being folded.</summary>
    public int Round => running.Round;

    /// <summary>State as of the last folded batch, in the middle of a round.</summary>
    public FoldState Running => SamplePlan.WithPending(running, Next);

    /// <summary>True when no cell will be asked for again: the language is finished or short.</summary>
    public bool IsComplete => plan.IsComplete(running);

    /// <summary>Batches that are asked for but not folded yet, in plan order.</summary>
    public IEnumerable<BatchSpec> Open => IsComplete ? [] : Current.Skip(Folded).Concat(Next);

    /// <summary>The batch that must be folded next; null when the language is complete.</summary>
    public BatchSpec? NextToFold => IsComplete ? null : Current[Folded];

    /// <summary>Starts after the states that the last manifest holds, or from nothing with twice <see cref="FoldState.Empty"/>.</summary>
    /// <param name="plan">The language's plan.</param>
    /// <param name="previous">State after round R-1.</param>
    /// <param name="last">State after round R, the last folded one.</param>
    public static PlanWindow Begin(SamplePlan plan, FoldState previous, FoldState last)
    {
        var current = plan.Round(last.Round + 1, previous);
        var before = SamplePlan.WithPending(last, current);
        var next = plan.Round(last.Round + 2, last.Round < 0 ? FoldState.Empty : before);
        return new PlanWindow(plan, previous, before, [.. current], [.. next]).CloseEmptyRounds();
    }

    /// <summary>Counts the next batch as folded with the accepted samples of each cell.</summary>
    /// <param name="accepted">One entry an accepted sample.</param>
    public PlanWindow Fold(IEnumerable<LabelSet> accepted)
    {
        var batch = NextToFold ?? throw new InvalidOperationException("the language is complete: there is nothing to fold");
        var asked = batch.Samples.CountBy(s => s.Labels).ToDictionary();
        var kept = accepted.CountBy(l => l).ToDictionary();
        var labels = running.Cells.Select(c => c.Labels).Union(asked.Keys).Order();
        var cells = labels.Select(l => running[l] with
        {
            Asked = running[l].Asked + asked.GetValueOrDefault(l),
            Accepted = running[l].Accepted + kept.GetValueOrDefault(l),
        });
        return WithRunning(running with { Cells = [.. cells] }, Folded + 1).CloseEmptyRounds();
    }

    /// <summary>Free places of a cell: what it still may accept.</summary>
    public int Room(LabelSet labels) => Math.Max(0, (plan.Quotas.FirstOrDefault(q => q.Labels == labels)?.Quota ?? 0) - running[labels].Accepted);

    private PlanWindow WithRunning(FoldState state, int folded) => new(plan, Previous, Last, Current, Next, state) { Folded = folded };

    private PlanWindow(
        SamplePlan plan, FoldState previous, FoldState last, ImmutableArray<BatchSpec> current, ImmutableArray<BatchSpec> next, FoldState running)
        : this(plan, previous, last, current, next) => this.running = running;

    // A round with nothing to ask for closes by itself; two in a row mean that the language is complete, so this ends.
    private PlanWindow CloseEmptyRounds()
    {
        var window = this;
        while (!window.IsComplete && window.Folded == window.Current.Length)
        {
            var closed = window.Running;
            window = new PlanWindow(plan, window.Last, closed, window.Next, [.. plan.Round(closed.Round + 2, closed)]);
        }

        return window;
    }
}
