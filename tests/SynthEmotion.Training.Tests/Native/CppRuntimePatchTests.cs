using System.Runtime.Versioning;
using System.Text;
using SynthEmotion.Training.Native;
using Xunit;

namespace SynthEmotion.Training.Tests.Native;

[SupportedOSPlatform("linux")]
public sealed class CppRuntimePatchTests : IDisposable
{
    private const string New = "GLIBCXX_3.4.32";

    private readonly TemporaryFolder folder = new();

    private static string Library => Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public void Library_beside_an_older_runtime_gets_one_weak_version_and_nothing_else_changes()
    {
        var file = AsShipped("a.so");
        var shipped = File.ReadAllBytes(file);

        Assert.True(CppRuntimePatch.Apply(file, RuntimeWithout(New)));

        var patched = File.ReadAllBytes(file);
        var changed = Enumerable.Range(0, shipped.Length).Where(i => shipped[i] != patched[i]).ToArray();
        Assert.Single(changed);
        Assert.True(Version(patched).IsWeak);
    }

    [Fact]
    public void Library_that_is_patched_already_is_left_alone()
    {
        var file = AsShipped("a.so");
        CppRuntimePatch.Apply(file, RuntimeWithout(New));

        Assert.False(CppRuntimePatch.Apply(file, RuntimeWithout(New)));
    }

    [Fact]
    public void Library_beside_a_new_runtime_is_left_alone()
    {
        var file = AsShipped("a.so");
        var shipped = File.ReadAllBytes(file);

        Assert.False(CppRuntimePatch.Apply(file, RuntimeWithout(null)));

        Assert.Equal(shipped, File.ReadAllBytes(file));
    }

    [Fact]
    public void Hard_link_into_the_package_cache_keeps_its_bytes()
    {
        var cache = AsShipped("cache.so");
        var shipped = File.ReadAllBytes(cache);
        var output = folder.File("output.so");
        System.Diagnostics.Process.Start("ln", [cache, output]).WaitForExit();

        CppRuntimePatch.Apply(output, RuntimeWithout(New));

        Assert.Equal(shipped, File.ReadAllBytes(cache));
        Assert.NotEqual(shipped, File.ReadAllBytes(output));
    }

    [Fact]
    public void Many_at_once_all_succeed_and_leave_no_temporary_file()
    {
        var file = AsShipped("a.so");
        var runtime = RuntimeWithout(New);

        Parallel.For(0, 8, _ => CppRuntimePatch.Apply(file, runtime));

        Assert.True(Version(File.ReadAllBytes(file)).IsWeak);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Version_with_symbols_in_use_is_refused_by_name()
    {
        var file = AsShipped("a.so");

        var error = Assert.Throws<TorchLoadException>(() => CppRuntimePatch.Apply(file, RuntimeWithout("GLIBCXX_3.4.21")));

        Assert.Contains("GLIBCXX_3.4.21", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(100_000)]
    public void File_that_is_cut_off_is_refused(int length)
    {
        var file = AsShipped("a.so");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        Assert.Throws<TorchLoadException>(() => CppRuntimePatch.Apply(file, RuntimeWithout(New)));
    }

    [Fact]
    public void Torch_loads_and_counts()
    {
        TorchRuntime.EnsureLoaded();
        TorchRuntime.EnsureLoaded();

        using var sum = TorchSharp.torch.ones(3).sum();

        Assert.Equal(3, sum.item<float>());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A copy of the library as the package has it: without the weak mark, which an earlier test or start may have set.</summary>
    private string AsShipped(string name)
    {
        if (!File.Exists(Library))
            Assert.Skip($"{Library} is not there: another platform");
        var bytes = File.ReadAllBytes(Library);
        bytes[Version(bytes).FlagsOffset] = 0;
        File.WriteAllBytes(folder.File(name), bytes);
        return folder.File(name);
    }

    private static ElfImage.NeededVersion Version(byte[] bytes) => new ElfImage(bytes).NeededVersions().Single(v => v.Version == New);

    /// <summary>Something that, like a libstdc++, holds the names of its versions; all that the library needs but one.</summary>
    private static byte[] RuntimeWithout(string? version) =>
        Encoding.ASCII.GetBytes(string.Concat(new ElfImage(File.ReadAllBytes(Library)).NeededVersions().Select(v => v.Version).Where(v => v != version).Select(v => v + '\0')));
}
