using System.Globalization;
using SynthEmotion.Tests;
using Xunit;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>Base of tests that run the built program: a folder and ports of their own, and everything that they start ends with them.</summary>
public abstract class ProgramTests : IDisposable
{
    private readonly List<RunningProcess> started = [];

    protected ProgramTests()
    {
        Folder = Directory.CreateTempSubdirectory("synthemotion-").FullName;
        Port = FreePorts.Take();
    }

    /// <summary>A temporary folder; also where the processes run.</summary>
    protected string Folder { get; }

    /// <summary>First of eight free ports.</summary>
    protected int Port { get; }

    /// <summary>A workspace that is not there yet.</summary>
    protected string Workspace => Path.Combine(Folder, "workspace");

    /// <summary>Variables that the processes get.</summary>
    protected Dictionary<string, string> Variables { get; } = [];


    public virtual void Dispose()
    {
        started.ForEach(p => p.Dispose());
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Options of a small run on this test's ports in <see cref="Workspace"/>: <paramref name="options"/>, and a default for what they leave out.</summary>
    private protected string[] SmallRun(params string[] options)
    {
        string[] defaults = ["--workspace", Workspace, "--samples", "20", "--languages", "en"];
        return
        [
            "--set", string.Create(CultureInfo.InvariantCulture, $"cluster.port={Port}"),
            .. defaults.Chunk(2).Where(d => !options.Contains(d[0])).SelectMany(d => d), .. options,
        ];
    }

    /// <summary>Runs the program to its end.</summary>
    private protected Task<Ended> RunAsync(params string[] arguments) => Start(arguments).WaitForExitAsync();

    /// <summary>Starts the program.</summary>
    private protected RunningProcess Start(params string[] arguments) => Track(RunningProcess.Start(BuiltProgram.Command(arguments), Variables, Folder));

    /// <summary>Runs the program to its end with something on standard input.</summary>
    private protected Task<Ended> RunWithInputAsync(string input, params string[] arguments) =>
        Track(RunningProcess.Start(BuiltProgram.Command(arguments), Variables, Folder, input)).WaitForExitAsync();

    /// <summary>Starts run-cluster.sh in a process group of its own, with the built program in place of a build.</summary>
    private protected RunningProcess StartScript(params string[] arguments) =>
        StartScript(new Dictionary<string, string>(Variables) { ["SYNTHEMOTION_PROGRAM"] = BuiltProgram.Path }, arguments);

    /// <summary>Starts run-cluster.sh as a newcomer does: it builds the program first.</summary>
    private protected RunningProcess StartScriptThatBuilds(params string[] arguments) => StartScript(Variables, arguments);

    private RunningProcess StartScript(Dictionary<string, string> variables, string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("setsid and process groups are needed: Linux");
        return Track(RunningProcess.Start(["bash", SharedData.Repository("run-cluster.sh"), .. arguments], variables, Folder, group: true));
    }

    private protected RunningProcess Track(RunningProcess process)
    {
        started.Add(process);
        return process;
    }

    /// <summary>Asserts that the program named a mistake and left no workspace: exit code 2, all of <paramref name="says"/>, no stack trace, nothing written.</summary>
    private protected void AssertBadInput(Ended ended, params string[] says)
    {
        AssertMistake(ended, says);
        Assert.False(Path.Exists(Workspace), $"the workspace was written:\n{ended}");
    }

    /// <summary>Asserts that the program named a mistake: exit code 2, all of <paramref name="says"/> on standard error, no stack trace.</summary>
    private protected static void AssertMistake(Ended ended, params string[] says)
    {
        Assert.True(ended.Code == 2, ended.ToString());
        Assert.All(says, s => Assert.Contains(s, ended.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", ended.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.ToString(), StringComparison.Ordinal);
    }
}
