using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// Holds <c>workspace.lock</c>: one coordinator a workspace. The system frees it when the process ends, however it ends. The holder's process id
/// stands in <c>workspace.pid</c> beside it, since a locked file cannot be read on every system.
/// </summary>
public sealed class WorkspaceLock : IDisposable
{
    private readonly FileStream held;
    private readonly string pidFile;

    private WorkspaceLock(FileStream held, string pidFile) => (this.held, this.pidFile) = (held, pidFile);

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(pidFile);
        held.Dispose();
    }

    internal static WorkspaceLock Take(string root)
    {
        var pidFile = Path.Combine(root, "workspace.pid");
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(root, "workspace.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new BadInputException($"--workspace {root}: process {HolderOf(pidFile)} is using it; wait for its end, stop it, or name another workspace");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new BadInputException($"--workspace {root}: workspace.lock cannot be opened ({e.Message})");
        }
        File.WriteAllText(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new WorkspaceLock(held, pidFile);
    }

    private static string HolderOf(string pidFile)
    {
        try
        {
            return File.ReadAllText(pidFile);
        }
        catch (IOException)
        {
            return "(id not written yet)";
        }
    }
}
