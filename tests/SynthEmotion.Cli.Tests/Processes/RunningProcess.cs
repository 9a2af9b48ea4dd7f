using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>How a process ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    public override string ToString() => $"exit code {Code}\n--- output\n{Output}\n--- errors\n{Errors}";
}

/// <summary>A process that a test started, with what it has written so far. Disposing kills it and everything that it started.</summary>
internal sealed partial class RunningProcess : IDisposable
{
    /// <summary>Far above what anything here takes on a busy machine: a test that waits for longer has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly bool group;
    private readonly Lock gate = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource Seen)> waiting = [];

    private RunningProcess(Process process, bool group)
    {
        (this.process, this.group) = (process, group);
        process.OutputDataReceived += (_, e) => Take(e.Data, output);
        process.ErrorDataReceived += (_, e) => Take(e.Data, errors);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts a program. Variables of the product that the tests' own environment has are taken away first.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="input">Text for standard input.</param>
    /// <param name="group">True: the leader of a session and process group of its own, as a shell makes one for a command line (Linux).</param>
    public static RunningProcess Start(
        IEnumerable<string> command, IReadOnlyDictionary<string, string> environment, string folder, string? input = null, bool group = false)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        string[] words = group ? ["setsid", .. command] : [.. command];
        start.FileName = words[0];
        foreach (var word in words[1..])
            start.ArgumentList.Add(word);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("SYNTHEMOTION_", StringComparison.Ordinal) || k.EndsWith("_API_KEY", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var running = new RunningProcess(new Process { StartInfo = start }, group);
        if (input is not null)
            running.process.StandardInput.Write(input);
        running.process.StandardInput.Close();
        return running;
    }

    /// <summary>Waits for a line, on either stream, that <paramref name="matches"/>; lines that have come already count.</summary>
    public async Task WaitForLineAsync(Func<string, bool> matches)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if ($"{output}{errors}".Split('\n').Any(matches))
                return;
            waiting.Add((matches, seen));
        }

        try
        {
            await seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the line did not come; so far:\n{Text(output)}\n{Text(errors)}");
        }
    }

    /// <summary>Waits for the end and for all output.</summary>
    public async Task<Ended> WaitForExitAsync()
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"the process did not end; so far:\n{Text(output)}\n{Text(errors)}");
        }

        return new Ended(process.ExitCode, Text(output), Text(errors));
    }

    /// <summary>Sends a signal to the process, or to its whole group as a terminal's Ctrl-C does.</summary>
    public void Signal(Signal signal, bool toGroup = false) => Assert.Equal(0, Send(toGroup ? -Id : Id, (int)signal));

    public void Dispose()
    {
        if (group)
            _ = Send(-Id, (int)Processes.Signal.Kill);
        else if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    /// <summary>Kills any process at once, as the system does that is out of memory.</summary>
    public static void Kill(int id) => Assert.Equal(0, Send(id, (int)Processes.Signal.Kill));

    // A negative id names a group.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int id, int signal);

    private void Take(string? line, StringBuilder into)
    {
        if (line is null)
            return;
        lock (gate)
        {
            into.Append(line).Append('\n');
            foreach (var (_, seen) in waiting.Where(w => w.Matches(line)))
                seen.TrySetResult();
        }
    }

    private string Text(StringBuilder builder)
    {
        lock (gate)
            return builder.ToString();
    }
}

/// <summary>Signals by their numbers on Linux and macOS.</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
