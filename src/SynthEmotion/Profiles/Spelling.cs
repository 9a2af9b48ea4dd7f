namespace SynthEmotion.Profiles;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
internal static class Spelling
{
    /// <summary>
    /// <c>did you mean 'x'?</c> for the nearest of <paramref name="names"/>, if it is near (Levenshtein distance at most a third of the length, at least 1);
    /// else the list of <paramref name="names"/>, shortened when long.
    /// </summary>
    public static string Suggest(string name, IReadOnlyCollection<string> names)
    {
        var nearest = names.Select(n => (Name: n, Distance: Distance(name, n))).OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(1, nearest.Name.Length / 3))
            return $"did you mean '{nearest.Name}'?";
        return names.Count switch
        {
            0 => "there is none to choose from",
            <= 25 => $"it can be {string.Join(", ", names)}",
            _ => $"there are {names.Count}, for example {string.Join(", ", names.Take(5))}",
        };
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
