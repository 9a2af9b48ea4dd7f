using SynthEmotion.Domain;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

public sealed class ProfileSkeletonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("skeleton-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_skeleton_has_every_key_and_lacks_only_content()
    {
        var from = ProfileLoader.Load(SharedData.Repository(Path.Combine("cultural-profiles", "en.yaml")));
        var path = Path.Combine(folder, "tl.yaml");
        File.WriteAllText(path, ProfileSkeleton.Write(new LanguageTag("tl"), from));
        var problems = Assert.Throws<BadInputException>(() => ProfileLoader.Load(path)).Problems;
        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, p => p.Contains("unknown key", StringComparison.Ordinal) || p.Contains("is missing", StringComparison.Ordinal));
        foreach (var facet in Emotions.Felt.SelectMany(Facets.Of))
            Assert.Contains(problems, p => p.Contains($"reactions.{facet}.plain", StringComparison.Ordinal));
    }
}
