using SynthEmotion.Tests;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>The program as its own project builds it, in the configuration of the tests: what a user runs, with its own dependencies beside it.</summary>
internal static class BuiltProgram
{
    /// <summary>Path of synthemotion.dll.</summary>
    public static string Path { get; } = SharedData.Repository(System.IO.Path.Combine(
        "src", "SynthEmotion.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "synthemotion.dll"));

    /// <summary>The command that runs it.</summary>
    public static string[] Command(params IEnumerable<string> arguments) => ["dotnet", Path, .. arguments];
}
