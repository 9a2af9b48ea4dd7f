using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// The folder of a run: <c>run.json</c>, <c>workspace.lock</c>, <c>responses.db</c>, <c>corpus/</c>, <c>models/</c>, <c>reports/</c>, <c>logs/</c>.
/// </summary>
public sealed class Workspace
{
    private const string RunFileName = "run.json";

    private Workspace(string root) => (Root, Corpus) = (root, new FolderCorpusStore(Path.Combine(root, "corpus")));

    /// <summary>Absolute path of the workspace.</summary>
    public string Root { get; }

    /// <summary>The corpus in <c>corpus/</c>.</summary>
    public FolderCorpusStore Corpus { get; }

    /// <summary>The response store's SQLite file.</summary>
    public string ResponsesFile => Path.Combine(Root, "responses.db");

    /// <summary>Trained models.</summary>
    public string ModelsFolder => Path.Combine(Root, "models");

    /// <summary>HTML and JSON reports.</summary>
    public string ReportsFolder => Path.Combine(Root, "reports");

    /// <summary>Logs: the one place for times, hosts and paths.</summary>
    public string LogsFolder => Path.Combine(Root, "logs");

    /// <summary>Opens a workspace to write into it; makes the folders that are missing.</summary>
    /// <exception cref="BadInputException">It cannot be made or written into.</exception>
    public static Workspace Open(string folder)
    {
        var workspace = new Workspace(Path.GetFullPath(folder));
        try
        {
            foreach (var path in new[] { workspace.Corpus.Location, workspace.ModelsFolder, workspace.ReportsFolder, workspace.LogsFolder })
                Directory.CreateDirectory(path);
            Probe(workspace.Root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, e);
        }
        return workspace;
    }

    /// <summary>Looks at a workspace that may not be there yet; makes nothing, and finds out whether it could.</summary>
    /// <exception cref="BadInputException">It could not be made or written into.</exception>
    public static Workspace Look(string folder)
    {
        var root = Path.GetFullPath(folder);
        var existing = root;
        while (!Path.Exists(existing))
            existing = Path.GetDirectoryName(existing)!;
        try
        {
            Probe(existing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, e);
        }
        return new Workspace(root);
    }

    /// <summary>Opens a workspace that is there already, to read it; makes and changes nothing.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static Workspace OpenExisting(string folder)
    {
        var root = Path.GetFullPath(folder);
        return Directory.Exists(Path.Combine(root, "corpus"))
            ? new Workspace(root)
            : throw new BadInputException($"--workspace {folder}: no workspace is there (it has no corpus folder); a run makes one");
    }

    // Permission bits say little (root, network mounts, read-only mounts): writing a byte tells.
    private static void Probe(string folder)
    {
        var probe = Path.Combine(folder, $".writable-{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        File.WriteAllText(probe, "?");
        File.Delete(probe);
    }

    private static BadInputException NotWritable(string folder, Exception e) =>
        new($"--workspace {folder}: cannot be written ({e.Message}); name a folder that you may write into");

    /// <summary>Takes the workspace for this process until the lock is disposed.</summary>
    /// <exception cref="BadInputException">Another process has it; the message names its process id.</exception>
    public WorkspaceLock Lock() => WorkspaceLock.Take(Root);

    /// <summary>The run record; null before the first run.</summary>
    /// <exception cref="CorruptCorpusException">run.json is not what this program writes.</exception>
    public RunRecord? ReadRun()
    {
        var path = Path.Combine(Root, RunFileName);
        if (!File.Exists(path))
            return null;
        var record = CorpusJson.Read<RunRecord>(File.ReadAllBytes(path), RunFileName);
        return record.Format == CorpusJson.Format
            ? record
            : throw new CorruptCorpusException(RunFileName, FormattableString.Invariant($"format {record.Format}; this program reads format {CorpusJson.Format}"));
    }

    /// <summary>Writes the run record, atomically and durably. Only the holder of the lock may.</summary>
    public async Task WriteRunAsync(RunRecord record, CancellationToken cancel = default)
    {
        var temporary = Path.Combine(Root, ".unfinished-" + RunFileName);
        await DurableFile.WriteAsync(temporary, CorpusJson.Write(record), cancel);
        DurableFile.Rename(temporary, Path.Combine(Root, RunFileName));
    }
}
