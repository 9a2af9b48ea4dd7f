using Xunit;

namespace SynthEmotion.Training.Tests.Training;

public class LearningRateScheduleTests
{
    [Fact]
    public void Rate_rises_to_its_peak_and_falls_to_nothing()
    {
        var rates = Enumerable.Range(0, 100).Select(s => LearningRateSchedule.At(s, 100, 0.1)).ToArray();

        Assert.InRange(rates[0], 0.01, 0.2);
        Assert.Equal(10, Array.IndexOf(rates, rates.Max()));
        Assert.Equal(1, rates.Max());
        Assert.InRange(rates[^1], 0.001, 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Rate_is_a_finite_share_for_any_warm_up(double warmup) =>
        Assert.All(Enumerable.Range(0, 7), s => Assert.InRange(LearningRateSchedule.At(s, 7, warmup), 0.001, 1));
}
