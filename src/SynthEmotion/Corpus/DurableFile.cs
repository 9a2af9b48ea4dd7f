using System.Runtime.InteropServices;
using System.Text;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>The few operations on files whose durability and atomicity .NET does not promise, done with the system's own calls.</summary>
/// <remarks>
/// On Windows there is no link(2) that suits and no flush of a folder: a move that refuses to overwrite is one atomic step on NTFS,
/// and NTFS journals the names itself.
/// </remarks>
internal static class DurableFile
{
    private const int FileExists = 17; // EEXIST, the same number on Linux and macOS.

    /// <summary>Writes a whole file and flushes it to the disk.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(content, cancel);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Gives the finished file <paramref name="temporary"/> the name <paramref name="path"/> unless that exists; the temporary name goes either way.
    /// <c>File.Move(overwrite: false)</c> looks first and renames then on Linux, so two callers can both win: link(2) cannot.
    /// </summary>
    public static bool TryName(string temporary, string path)
    {
        if (OperatingSystem.IsWindows())
            return TryMove(temporary, path);
        var failed = NativeMethods.Link(CString(temporary), CString(path)) != 0;
        var error = Marshal.GetLastPInvokeError();
        File.Delete(temporary);
        if (failed && error != FileExists)
        {
            throw new BadInputException($"{path}: the file system cannot create it in one step (link: {Marshal.GetPInvokeErrorMessage(error)}); "
                + "a workspace needs a local or network file system with hard links");
        }
        SyncFolder(Path.GetDirectoryName(path)!);
        return !failed;
    }

    /// <summary>Renames over what is there, and makes the new name durable.</summary>
    public static void Rename(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes the names in a folder durable: a rename alone may be forgotten by a power cut.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = NativeMethods.Open(CString(folder), 0);
        if (descriptor < 0)
            throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        var failed = NativeMethods.Sync(descriptor) != 0;
        var message = Marshal.GetLastPInvokeErrorMessage();
        _ = NativeMethods.Close(descriptor);
        if (failed)
            throw new IOException($"{folder}: {message}");
    }

    private static bool TryMove(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
    }

    private static byte[] CString(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "link", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Link(byte[] existing, byte[] name);

        [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Sync(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int Close(int descriptor);
    }
}
