using System.Runtime.Versioning;
using System.Text;

namespace SynthEmotion.Training.Native;

/// <summary>
/// Lets libLibTorchSharp.so load where the system's libstdc++ is older than GCC 13 (Debian 12, Ubuntu 22.04). The library asks for the symbol version
/// GLIBCXX_3.4.32, but binds to it a single symbol, <c>std::ios_base_library_init</c>, that no relocation uses: marking the request weak changes nothing
/// that runs. Any other file is refused with its reason, never changed on a guess.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class CppRuntimePatch
{
    private const string Library = "libstdc++.so.6";
    private const string OnlySymbol = "_ZSt21ios_base_library_initv";

    /// <summary>
    /// Makes <paramref name="file"/> loadable beside a libstdc++ whose bytes are <paramref name="systemLibrary"/>. True when the file was changed.
    /// The change is made on a copy that replaces the file by rename: the file may be a hard link into the package cache, and other processes may be
    /// doing the same at the same time.
    /// </summary>
    /// <exception cref="TorchLoadException">The file needs more than this can give; the message says what.</exception>
    public static bool Apply(string file, ReadOnlySpan<byte> systemLibrary)
    {
        var bytes = File.ReadAllBytes(file);
        var changed = false;
        foreach (var version in MissingVersions(file, bytes, systemLibrary))
        {
            bytes[version.FlagsOffset] |= (byte)ElfImage.NeededVersion.Weak;
            changed = true;
        }
        if (changed)
            Replace(file, bytes);
        return changed;
    }

    private static List<ElfImage.NeededVersion> MissingVersions(string file, byte[] bytes, ReadOnlySpan<byte> systemLibrary)
    {
        try
        {
            var image = new ElfImage(bytes);
            var missing = new List<ElfImage.NeededVersion>();
            foreach (var version in image.NeededVersions())
                if (version.Library == Library && !version.IsWeak && systemLibrary.IndexOf(NullTerminated(version.Version)) < 0)
                    missing.Add(CanBeWeak(image, version) ? version : throw new TorchLoadException(
                        $"{file} needs {version.Version} of {Library}, which this system's is too old for; a system with a newer GCC runtime is needed (Debian 13, Ubuntu 24.04)"));
            return missing;
        }
        catch (InvalidDataException e)
        {
            throw new TorchLoadException($"{file} is not the library that it should be: {e.Message}. Restore the packages again (dotnet restore --force) and build", e);
        }
    }

    private static bool CanBeWeak(ElfImage image, ElfImage.NeededVersion version) =>
        image.SymbolsOf(version.Number).All(s => s.Name == OnlySymbol && !s.Relocated);

    private static void Replace(string file, byte[] bytes)
    {
        var temporary = $"{file}.{Environment.ProcessId}.{Path.GetRandomFileName()}";
        try
        {
            // The copy keeps mode and time stamp, so that the next build sees an output file that is up to date and leaves it.
            File.Copy(file, temporary);
            var written = File.GetLastWriteTimeUtc(file);
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserWrite);
            File.WriteAllBytes(temporary, bytes);
            File.SetLastWriteTimeUtc(temporary, written);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            File.Delete(temporary);
            throw new TorchLoadException($"{file} must be adapted to this system's {Library} once, but its folder is not writable ({e.Message}): start the program once as a user who may write there", e);
        }
    }

    private static byte[] NullTerminated(string text) => Encoding.ASCII.GetBytes(text + '\0');
}
