using System.Globalization;
using Xunit;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>A workspace in which a small run has finished, model and report included; tests work on copies of it.</summary>
public sealed class FinishedWorkspace : IAsyncLifetime
{
    public const string Collection = "finished workspace";

    /// <summary>Samples of its one language, en.</summary>
    public const int Samples = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("synthemotion-finished-").FullName;

    /// <summary>Options of the run that made it, without workspace and port.</summary>
    public static IReadOnlyList<string> Options { get; } =
        ["--languages", "en", "--samples", Samples.ToString(CultureInfo.InvariantCulture), "--set", "training.epochs=2"];

    public async ValueTask InitializeAsync()
    {
        using var process = RunningProcess.Start(
            BuiltProgram.Command(["run", .. Options, "--workspace", folder, "--set", $"cluster.port={FreePorts.Take()}"]), new Dictionary<string, string>(), folder);
        var ended = await process.WaitForExitAsync();
        Assert.True(ended.Code == 0, ended.ToString());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies it to <paramref name="target"/>.</summary>
    public void CopyTo(string target)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>Tests that share one finished workspace.</summary>
[CollectionDefinition(FinishedWorkspace.Collection)]
public sealed class FinishedWorkspaceTests : ICollectionFixture<FinishedWorkspace>;
