using Spectre.Console;
using Spectre.Console.Rendering;
using SynthEmotion.Cluster.Run;

namespace SynthEmotion.Cli.Display;

/// <summary>A table that is redrawn with each snapshot: a line a language, a total, and the last lines of the trainer.</summary>
internal sealed class LiveDisplay : RunDisplay
{
    private const int LinesKept = 6;

    private readonly Lock gate = new();
    private readonly SpeedMeter speed = new();
    private readonly Queue<string> lines = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task drawing;
    private RunSnapshot? last;
    private LiveDisplayContext? context;

    public LiveDisplay(IAnsiConsole console) => drawing = console.Live(new Text("starting the cluster ...")).AutoClear(false).StartAsync(async live =>
    {
        lock (gate)
            context = live;
        await ended.Task;
        Draw();
    });

    public override void Report(RunSnapshot value)
    {
        lock (gate)
        {
            speed.Add(value);
            last = value;
        }

        Draw();
    }

    public override void Line(string text)
    {
        lock (gate)
        {
            lines.Enqueue(text);
            if (lines.Count > LinesKept)
                lines.Dequeue();
        }

        Draw();
    }

    public override async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await drawing;
    }

    private void Draw()
    {
        lock (gate)
        {
            if (context is null || last is null)
                return;
            context.UpdateTarget(new Rows([Table(last), .. lines.Select(l => (IRenderable)new Text(l))]));
        }
    }

    private Table Table(RunSnapshot snapshot)
    {
        var table = new Table().Border(TableBorder.Rounded).Caption(RunText.Total(snapshot, speed));
        foreach (var column in new[] { "language", "accepted", "requested", "dropped", "samples/s", "cost", "left" })
            table.AddColumn(column == "language" || column == "dropped" ? new TableColumn(column) : new TableColumn(column).RightAligned());
        foreach (var l in snapshot.Languages)
        {
            table.AddRow(
                Markup.Escape(l.Language.ToString()),
                l.IsComplete && l.ShortBy == 0 ? $"[green]{l.Accepted}/{l.Target}[/]" : l.IsComplete ? $"[yellow]{l.Accepted}/{l.Target}[/]" : $"{l.Accepted}/{l.Target}",
                RunText.Number(l.Requested),
                Markup.Escape(RunText.Drops(l)),
                RunText.Speed(speed.Of(l)),
                RunText.Cost(l.Cost),
                l.IsComplete ? (l.ShortBy > 0 ? $"short by {l.ShortBy}" : "done") : RunText.Left(l, speed));
        }

        return table;
    }
}
