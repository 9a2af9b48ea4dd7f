using System.Text.RegularExpressions;
using Xunit;

namespace SynthEmotion.Tests.Architecture;

/// <summary>Data flows forward: a stage's folder imports only the stages before it. Read from the using lines, so that the rule holds for every file.</summary>
public sealed partial class ImportDirectionTests
{
    private static readonly string[] Stages = ["Domain", "Profiles", "Planning", "Generation", "Filtering", "Corpus", "Training", "Evaluation"];

    public static TheoryData<string> Folders => [.. Stages.Where(s => s is not ("Training" or "Evaluation"))];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_stage_of_the_core_imports_no_later_stage(string stage)
    {
        var later = Stages.SkipWhile(s => s != stage).Skip(1).ToList();
        Assert.DoesNotContain(Files("SynthEmotion", stage).SelectMany(Imports), i => later.Contains(i.Stage));
    }

    [Fact]
    public void The_core_knows_no_actors_and_no_tensors() =>
        Assert.DoesNotContain(Files("SynthEmotion"), f => HeavyUsing().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void The_cluster_knows_no_tensors_and_no_training() =>
        Assert.DoesNotContain(Files("SynthEmotion.Cluster"), f => TrainingUsing().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void Training_imports_no_evaluation() =>
        Assert.DoesNotContain(
            Files("SynthEmotion.Training").Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "Evaluation").SelectMany(Imports), i => i.Stage == "Evaluation");

    private static IEnumerable<(string File, string Stage)> Imports(string file) =>
        StageUsing().Matches(File.ReadAllText(file)).Select(m => (file, m.Groups[1].Value));

    private static IEnumerable<string> Files(params string[] folder) => Directory
        .EnumerateFiles(Path.Combine([Source(), .. folder]), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthEmotion.sln")))
                return Path.Combine(folder.FullName, "src");
        throw new DirectoryNotFoundException("SynthEmotion.sln is in no folder above the tests");
    }

    [GeneratedRegex(@"^using (?:static )?SynthEmotion\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex StageUsing();

    [GeneratedRegex(@"^using (Akka|TorchSharp)", RegexOptions.Multiline)]
    private static partial Regex HeavyUsing();

    [GeneratedRegex(@"^using (TorchSharp|SynthEmotion\.(Training|Evaluation))", RegexOptions.Multiline)]
    private static partial Regex TrainingUsing();
}
