namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>The live processes of a process group, read from /proc (Linux).</summary>
internal static class ProcessGroup
{
    /// <summary>Id and command line of every process of group <paramref name="group"/> that has not ended.</summary>
    public static IReadOnlyList<(int Id, string Command)> Members(int group) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(p => int.TryParse(Path.GetFileName(p), out var id) ? id : 0).Where(id => id > 0)
            .Select(id => (Id: id, Command: CommandIn(id, group))).Where(p => p.Command is not null).Select(p => (p.Id, p.Command!)),
    ];

    /// <summary>The one process of the group that runs <paramref name="verb"/> of the program, such as <c>node --number 1</c>.</summary>
    public static int Find(int group, string verb) => Members(group).Single(p => p.Command.Contains($"synthemotion.dll {verb} ", StringComparison.Ordinal)).Id;

    private static string? CommandIn(int id, int group)
    {
        try
        {
            // pid (name) state ppid pgrp ...; the name may hold spaces and brackets.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] != "Z" && fields[2] == $"{group}" ? File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ') : null;
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }
}
