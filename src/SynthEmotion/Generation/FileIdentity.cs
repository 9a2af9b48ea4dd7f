using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SynthEmotion.Generation;

/// <summary>
/// Device and inode of a file, which tell whether a path still names the file that was opened: a deleted SQLite file keeps taking writes through its open
/// handles. On systems other than Linux only the path's existence and the store's own id tell.
/// </summary>
internal readonly record struct FileIdentity(ulong Device, ulong Inode)
{
    // Offsets of struct statx, which is the same on every architecture (statx(2)).
    private const int InodeOffset = 0x20, DeviceMajorOffset = 0x88, DeviceMinorOffset = 0x8C, StatxSize = 256;
    private const int CurrentFolder = -100;
    private const uint WantInode = 0x100;

    /// <summary>The identity of the file at <paramref name="path"/>; null when there is none.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) ? default(FileIdentity) : null;
        var buffer = new byte[StatxSize];
        if (statx(CurrentFolder, path, 0, WantInode, buffer) != 0)
            return null;
        var device = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(DeviceMajorOffset)) << 32)
            | BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(DeviceMinorOffset));
        return new FileIdentity(device, BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(InodeOffset)));
    }

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] buffer);
}
