using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>What a verification has found so far.</summary>
internal sealed class VerifyFindings
{
    private readonly List<VerifyProblem> problems = [];
    private readonly List<string> warnings = [];
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly List<string> unreadFolders = [];

    public int Files { get; set; }

    public long Accepted { get; set; }

    public long Rejected { get; set; }

    public void Add(string file, string problem, int? row = null) => problems.Add(new VerifyProblem(file, row, problem));

    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>Notes that a manifest or version names the file.</summary>
    public void Name(CorpusFile file) => named.Add(file.Path);

    /// <summary>Of this language nobody knows which files belong to it: none of them is called an orphan.</summary>
    public void Unread(LanguageTag language) => unreadFolders.AddRange(Enum.GetValues<FileKind>().Select(k => CorpusPaths.Folder(k, language)));

    public bool IsNamed(string path) => named.Contains(path) || unreadFolders.Any(f => path.StartsWith(f, StringComparison.Ordinal));

    /// <summary>Turns a broken file into a problem.</summary>
    public async Task CatchAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (CorruptCorpusException e)
        {
            Add(e.File, e.Problem);
        }
    }

    public VerifyReport ToReport(int languages, int versions) => new(problems, warnings, languages, Files, Accepted, Rejected, versions);
}
