using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Hosting;

/// <summary>
/// The folder that holds hocon/, prompts/, cultural-profiles/ and benchmarks/: SYNTHEMOTION_HOME, else the first one above the program that has them
/// (the repository, when it runs from a build), else the program's own folder.
/// </summary>
internal static class ProgramHome
{
    private const string Variable = "SYNTHEMOTION_HOME";

    public static string Folder { get; } = Find();

    public static string Settings => Path.Combine(Folder, "hocon", "synthemotion.conf");

    public static string Akka => Path.Combine(Folder, "hocon", "akka.conf");

    public static string Prompts => Path.Combine(Folder, "prompts");

    public static string Profiles => Path.Combine(Folder, "cultural-profiles");

    public static string Benchmarks => Path.Combine(Folder, "benchmarks");

    /// <summary>Text of hocon/akka.conf.</summary>
    public static string ReadAkka() => File.Exists(Akka)
        ? File.ReadAllText(Akka)
        : throw new BadInputException($"{Akka}: not found; set {Variable} to the folder that holds hocon/, prompts/ and cultural-profiles/");

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return Path.GetFullPath(given);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "hocon")) && Directory.Exists(Path.Combine(folder.FullName, "cultural-profiles")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
