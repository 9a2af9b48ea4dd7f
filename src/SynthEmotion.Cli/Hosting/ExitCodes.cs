namespace SynthEmotion.Cli.Hosting;

/// <summary>How the program ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It could not be done now; most of these can be gone on from by the same command.</summary>
    public const int Failed = 1;

    /// <summary>The user's mistake: nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The cluster downed this process (it was cut off or paused for too long): start it again.</summary>
    public const int Downed = 75;

    /// <summary>Stopped by Ctrl-C or SIGTERM; the same command goes on.</summary>
    public const int Interrupted = 130;
}
