using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SynthEmotion.Training.Native;
using TorchSharp;

namespace SynthEmotion.Training;

/// <summary>The one door to libtorch: whoever touches a tensor calls <see cref="EnsureLoaded"/> first.</summary>
public static partial class TorchRuntime
{
    private const string Library = "libLibTorchSharp.so";
    private const int MmapThreshold = -3;

    private static readonly Lock Gate = new();
    private static bool loaded;

    /// <summary>
    /// Loads libtorch, once a process; later calls return at once. Before that it adapts TorchSharp's native library to an older libstdc++
    /// (see docs/training.md) and fixes glibc's mmap threshold: with the default, which grows, memory is never given back between steps.
    /// </summary>
    /// <exception cref="TorchLoadException">It cannot be loaded here.</exception>
    public static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (loaded)
                return;
            if (OperatingSystem.IsLinux())
                PrepareLinux();
            try
            {
                torch.InitializeDeviceType(DeviceType.CPU);
            }
            catch (Exception e) when (e is NotSupportedException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
            {
                throw new TorchLoadException($"libtorch does not load: {e.GetBaseException().Message}", e);
            }
            loaded = true;
        }
    }

    [SupportedOSPlatform("linux")]
    private static void PrepareLinux()
    {
        try
        {
            _ = SetMallocOption(MmapThreshold, 128 * 1024);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc (musl): it has neither the option nor the trouble.
        }
        var file = SearchFolders().Select(f => Path.Combine(f, Library)).FirstOrDefault(File.Exists);
        if (file is not null && SystemCppLibrary() is { } system)
            CppRuntimePatch.Apply(file, File.ReadAllBytes(system));
    }

    private static IEnumerable<string> SearchFolders()
    {
        var beside = AppContext.BaseDirectory;
        yield return Path.Combine(beside, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        yield return Path.Combine(beside, "runtimes", "linux-x64", "native");
        yield return beside;
        foreach (var folder in (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }

    /// <summary>The file of the libstdc++ that is loaded (the .NET runtime itself links to it), or null where none is.</summary>
    private static string? SystemCppLibrary()
    {
        const string name = "libstdc++.so";
        NativeLibrary.TryLoad(name + ".6", out _);
        return File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "")
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal) && File.Exists(path));
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetMallocOption(int option, int value);
}
