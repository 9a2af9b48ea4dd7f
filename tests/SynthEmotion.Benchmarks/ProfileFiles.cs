using SynthEmotion.Profiles;

namespace SynthEmotion.Benchmarks;

/// <summary>The repository's files, wherever BenchmarkDotNet has put the program.</summary>
internal static class ProfileFiles
{
    public static CulturalProfile Load(string tag)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SynthEmotion.sln")))
                return ProfileLoader.Load(Path.Combine(folder.FullName, "cultural-profiles", $"{tag}.yaml"));
        throw new DirectoryNotFoundException("SynthEmotion.sln is in no folder above the benchmarks");
    }
}
