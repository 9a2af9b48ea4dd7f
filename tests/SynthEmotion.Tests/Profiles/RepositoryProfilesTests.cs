using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

/// <summary>The profiles that the program ships with.</summary>
public sealed class RepositoryProfilesTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).DefaultIfEmpty("")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Profile_is_valid_and_deep(string file)
    {
        Assert.SkipWhen(file.Length == 0, "no profile is here yet");

        Assert.Empty(ProfileDepth.Check(ProfileLoader.Load(Path.Combine(Folder(), file))));
    }

    private static string Folder() => SharedData.Repository("cultural-profiles");
}
