using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Cluster.Run;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Run;

public sealed class RunStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LanguageTag En = new("en");
    private static readonly LanguageTag Ja = new("ja");
    private static readonly RunState Fresh = RunState.Begin([En, Ja], Noon);

    [Fact]
    public void A_run_is_complete_when_every_language_is()
    {
        var state = Fresh.Report(Snapshot(En, 500, true), Noon);
        Assert.Equal([Ja], state.Unfinished);
        Assert.True(state.Report(Snapshot(Ja, 480, true), Noon).AllComplete);
    }

    [Fact]
    public void Progress_moves_the_clock_and_standing_still_does_not()
    {
        var state = Fresh.Report(Snapshot(En, 10, false), Noon.AddMinutes(1));
        Assert.Equal(Noon.AddMinutes(1), state.LastProgress);
        Assert.Equal(Noon.AddMinutes(1), state.Report(Snapshot(En, 10, false), Noon.AddMinutes(5)).LastProgress);
    }

    [Fact]
    public void A_complete_language_stays_complete_whatever_comes_late() =>
        Assert.Equal([Ja], Fresh.Report(Snapshot(En, 500, true), Noon).Report(Snapshot(En, 490, false), Noon).Unfinished);

    [Fact]
    public void A_language_of_another_run_is_passed_over() => Assert.Equal(Fresh, Fresh.Report(Snapshot(new LanguageTag("fr"), 1, true), Noon));

    [Fact]
    public void Failures_of_all_languages_are_counted_by_name()
    {
        var failing = Snapshot(En, 0, false) with { Failures = new Dictionary<string, long> { ["time-out"] = 1, ["unreachable"] = 3 } };
        var other = Snapshot(Ja, 0, false) with { Failures = new Dictionary<string, long> { ["unreachable"] = 2 } };
        Assert.Equal("unreachable 5, time-out 1", Fresh.Report(failing, Noon).Report(other, Noon).Failures);
    }

    private static LanguageSnapshot Snapshot(LanguageTag language, int accepted, bool complete) => new(
        language, 500, accepted, accepted, new Dictionary<string, long>(), new Dictionary<string, long>(), 0, 1, complete, 0, null);
}
