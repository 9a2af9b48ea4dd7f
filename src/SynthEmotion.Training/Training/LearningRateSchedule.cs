namespace SynthEmotion.Training;

/// <summary>Linear warm-up, then linear decay to 0 (Devlin et al., 2019).</summary>
internal static class LearningRateSchedule
{
    /// <summary>The factor of the peak rate at <paramref name="step"/>, from 0.</summary>
    public static double At(int step, int steps, double warmup)
    {
        var rising = warmup * steps;
        return step < rising ? (step + 1) / (rising + 1) : (steps - step) / Math.Max(1, steps - rising);
    }
}
