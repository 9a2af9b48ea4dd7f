using CsCheck;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Planning;

public sealed class PlanWindowTests
{
    private static readonly PlanOptions Options = new() { BatchesPerRound = 4, SamplesPerBatch = 5 };

    [Fact]
    public void A_window_where_everything_is_kept_ends_with_exactly_n()
    {
        var window = Run(Plan(230), (_, _) => true).Window;
        Assert.True(window.IsComplete);
        Assert.Equal(230, window.Running.Accepted);
    }

    [Fact]
    public void A_window_with_any_rate_of_drops_ends_full_or_within_the_attempt_limit()
    {
        Gen.Select(Gen.Int[1, 120], Gen.Int[0, 100], Gen.Int[0, 1_000_000]).Sample((n, keepPercent, salt) =>
        {
            var plan = Plan(n);
            var window = Run(plan, (batch, i) => SeededRandom.From($"{salt}", batch, $"{i}").Next(100) < keepPercent).Window;
            foreach (var quota in plan.Quotas)
            {
                var cell = window.Running[quota.Labels];
                Assert.True(cell.Accepted == quota.Quota || cell.Asked == quota.AttemptLimit, $"{quota} {cell}");
                Assert.InRange(cell.Asked, 0, quota.AttemptLimit);
            }

            Assert.Equal(n - window.Running.Accepted, plan.GivenUp(window.Running).Sum(g => g.Cell.Quota - g.Progress.Accepted));
        }, iter: 40);
    }

    [Fact]
    public void A_window_resumed_at_any_closed_round_asks_the_same_batches()
    {
        var plan = Plan(150);
        bool Keep(string batch, int i) => SeededRandom.From(batch, $"{i}").Next(10) < 6;
        var whole = Run(plan, Keep);
        foreach (var (previous, last) in whole.Closed)
        {
            var resumed = Run(plan, Keep, PlanWindow.Begin(plan, previous, last));
            Assert.Equal(whole.Batches.Where(b => b.Round > last.Round).Select(b => b.Id), resumed.Batches.Select(b => b.Id));
            Assert.Equal(whole.Window.Running, resumed.Window.Running);
        }
    }

    [Fact]
    public void A_larger_n_continues_a_complete_window_up_to_the_larger_n()
    {
        var first = Run(Plan(60), (_, _) => true).Window;
        var more = Run(Plan(100), (_, _) => true, PlanWindow.Begin(Plan(100), first.Last, first.Running)).Window;
        Assert.Equal(100, more.Running.Accepted);
    }

    [Fact]
    public void At_most_two_rounds_are_open()
    {
        var window = PlanWindow.Begin(Plan(5_000), FoldState.Empty, FoldState.Empty);
        Assert.Equal(2 * Options.BatchesPerRound, window.Open.Count());
    }

    private static SamplePlan Plan(int n) => new("plan", PlanProfiles.Small, n, Options);

    private static (PlanWindow Window, List<BatchSpec> Batches, List<(FoldState, FoldState)> Closed) Run(
        SamplePlan plan, Func<string, int, bool> keep, PlanWindow? from = null)
    {
        var window = from ?? PlanWindow.Begin(plan, FoldState.Empty, FoldState.Empty);
        var batches = new List<BatchSpec>();
        var closed = new List<(FoldState, FoldState)>();
        while (window.NextToFold is { } batch)
        {
            batches.Add(batch);
            var room = batch.Samples.Select(s => s.Labels).Distinct().ToDictionary(l => l, window.Room);
            var accepted = batch.Samples.Where((s, i) => keep(batch.Id, i) && room[s.Labels]-- > 0).Select(s => s.Labels).ToList();
            var round = window.Round;
            window = window.Fold(accepted);
            if (window.Round > round)
                closed.Add((window.Previous, window.Last));
        }

        return (window, batches, closed);
    }
}
