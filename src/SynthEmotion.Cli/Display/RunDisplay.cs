using System.Globalization;
using Spectre.Console;
using SynthEmotion.Cluster.Run;

namespace SynthEmotion.Cli.Display;

/// <summary>Shows a run while it works: a live table in a terminal, plain lines elsewhere. Takes snapshots from any thread.</summary>
internal abstract class RunDisplay : IProgress<RunSnapshot>, IAsyncDisposable
{
    /// <summary>The display that suits <paramref name="console"/>.</summary>
    public static RunDisplay For(IAnsiConsole console) =>
        console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi ? new LiveDisplay(console) : new PlainDisplay(console.Profile.Out.Writer);

    /// <inheritdoc/>
    public abstract void Report(RunSnapshot value);

    /// <summary>A line below the table, such as the trainer's progress.</summary>
    public abstract void Line(string text);

    /// <summary>Ends the display and leaves its last state on the screen.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>One line every few seconds, and one when a language is complete.</summary>
internal sealed class PlainDisplay(TextWriter output) : RunDisplay
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<string> complete = new(StringComparer.Ordinal);
    private readonly SpeedMeter speed = new();
    private TimeSpan next;

    public override void Report(RunSnapshot value)
    {
        lock (gate)
        {
            speed.Add(value);
            foreach (var language in value.Languages.Where(l => l.IsComplete && complete.Add(l.Language.ToString())))
                output.WriteLine($"{Time(value.Elapsed)} {RunText.Language(language, speed)}");
            if (value.Phase != RunPhase.Generating || value.Elapsed < next)
                return;
            next = value.Elapsed + Every;
            output.WriteLine($"{Time(value.Elapsed)} {RunText.Total(value, speed)}");
            foreach (var language in value.Languages.Where(l => !l.IsComplete && (l.Requested > 0 || l.Failures.Count > 0)))
                output.WriteLine($"{Time(value.Elapsed)}   {RunText.Language(language, speed)}");
            output.Flush();
        }
    }

    public override void Line(string text)
    {
        lock (gate)
            output.WriteLine(text);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Time(TimeSpan elapsed) => elapsed.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
