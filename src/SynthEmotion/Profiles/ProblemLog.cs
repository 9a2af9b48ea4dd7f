namespace SynthEmotion.Profiles;

/// <summary>Collects what is wrong in one profile file, so that its author sees everything at once.</summary>
internal sealed class ProblemLog(string file)
{
    private readonly List<(int Line, string Text)> problems = [];

    public bool IsEmpty => problems.Count == 0;

    /// <summary>All problems in the order of the file's lines: <c>file:line: key: what is wrong; what would be right</c>.</summary>
    public IReadOnlyList<string> InFileOrder => [.. problems.OrderBy(p => p.Line).Select(p => p.Text)];

    public void Add(int line, string key, string wrong, string right) =>
        problems.Add((line, $"{file}:{line}: {(key.Length == 0 ? "" : key + ": ")}{wrong}; {right}"));
}
