using System.Globalization;
using System.Text;

namespace SynthEmotion.Profiles;

/// <summary>
/// A value of a profile with where it stands. Each reading method notes what is wrong and goes on with a harmless value, so that one pass finds everything.
/// A field whose node is null was already told of: nothing more is said about it.
/// </summary>
internal readonly record struct Field(ProfileNode? Node, int Line, string Path, ProblemLog Log)
{
    public const int MaxTextBytes = 4096;

    public static Field Root(ProfileNode node, ProblemLog log) => new(node, 1, "", log);

    public void Problem(string wrong, string right) => Log.Add(Line, Path, wrong, right);

    /// <summary>A map whose keys are known: unknown, repeated and missing ones are told.</summary>
    public Section Keys(IReadOnlyList<string> required, params IReadOnlyList<string> optional)
    {
        var entries = Entries(checkIds: false);
        var known = required.Concat(optional).ToList();
        foreach (var (key, value) in entries.Where(e => !known.Contains(e.Key)))
            value.Problem("unknown key", Spelling.Suggest(key, known));
        var present = entries.Where(e => known.Contains(e.Key)).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        if (Node is MapNode)
            foreach (var key in required.Where(k => !present.ContainsKey(k)))
                Problem($"key '{key}' is missing", "add it");
        return new Section(this, present);
    }

    /// <summary>A map with keys of the author's choice, in the order of the file; of a repeated key only the first.</summary>
    public IReadOnlyList<(string Key, Field Value)> Entries(bool checkIds = true)
    {
        if (Node is not MapNode map)
        {
            if (Node is not null)
                Problem($"is {Node.Kind}", "give a map of keys and values");
            return [];
        }
        var (entries, lines) = (new List<(string, Field)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var entry in map.Entries)
        {
            var field = new Field(entry.Value, entry.Line, Path.Length == 0 ? entry.Key : $"{Path}.{entry.Key}", Log);
            if (!lines.TryAdd(entry.Key, entry.Line))
                field.Problem($"the key stands already in line {lines[entry.Key]}", "give each key once");
            else
                entries.Add((entry.Key, field));
            if (checkIds && !IsId(entry.Key))
                field.Problem($"'{entry.Key}' is no id", "use Latin letters and digits with hyphens between them, such as late-train");
        }
        return entries;
    }

    /// <summary>A list, or nothing and a problem.</summary>
    public IReadOnlyList<Field> Elements(int atLeast = 1)
    {
        if (Node is not ListNode list)
        {
            if (Node is not null)
                Problem($"is {Node.Kind}", "give a list");
            return [];
        }
        if (list.Elements.Count < atLeast)
            Problem("is an empty list", $"give at least {atLeast}");
        var (path, log) = (Path, Log);
        return [.. list.Elements.Select((e, i) => new Field(e, e.Line, $"{path}[{i + 1}]", log))];
    }

    /// <summary>A text of one line.</summary>
    public string Text() => Read(allowLines: false);

    /// <summary>A text that may have several lines: a note to the model or to people.</summary>
    public string Note() => Read(allowLines: true);

    public double Share() => Number(0, 1);

    public double Number(double from, double to)
    {
        if (Scalar() is not { } text)
            return from;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            return value;
        Problem($"'{text}' is no number from {Invariant(from)} to {Invariant(to)}", "give one, such as 0.25");
        return from;
    }

    public int Whole(int from, int to)
    {
        if (Scalar() is not { } text)
            return from;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            return value;
        Problem($"'{text}' is no whole number from {from} to {to}", "give one");
        return from;
    }

    public bool Flag()
    {
        var text = Scalar();
        if (text is not (null or "true" or "false"))
            Problem($"'{text}' is neither true nor false", "give true or false");
        return text == "true";
    }

    /// <summary>One of <paramref name="names"/>, or null and a problem.</summary>
    public string? OneOf(IReadOnlyCollection<string> names, string what)
    {
        if (Scalar() is not { } text)
            return null;
        if (names.Contains(text, StringComparer.Ordinal))
            return text;
        Problem($"unknown {what} '{text}'", Spelling.Suggest(text, names));
        return null;
    }

    /// <summary>Values from <paramref name="names"/>, none twice.</summary>
    public IReadOnlyList<string> SomeOf(IReadOnlyCollection<string> names, string what, int atLeast = 1)
    {
        var found = new List<string>();
        foreach (var element in Elements(atLeast))
        {
            if (element.OneOf(names, what) is not { } name)
                continue;
            if (found.Contains(name))
                element.Problem($"{what} '{name}' stands twice", "name it once");
            else
                found.Add(name);
        }
        return found;
    }

    private string Read(bool allowLines)
    {
        var text = Scalar()?.Trim() ?? "";
        if (Encoding.UTF8.GetByteCount(text) > MaxTextBytes)
            Problem($"the text has more than {MaxTextBytes} bytes", "shorten it");
        if (text.Contains('\n') && !allowLines)
            Problem("the text has several lines", "write it as one");
        foreach (var c in text)
            if ((char.IsControl(c) && c != '\n') || c == '\uFFFD')
            {
                Problem($"the text has the control character U+{(int)c:X4}", "leave it out");
                break;
            }
        return text;
    }

    private string? Scalar()
    {
        if (Node is ScalarNode { IsEmpty: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
            return scalar.Text;
        if (Node is ScalarNode)
            Problem("is empty", "give a value");
        else if (Node is not null)
            Problem($"is {Node.Kind}", "give a single value; a text that holds ': ' or begins with [ or { needs quotes");
        return null;
    }

    private static bool IsId(string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetterOrDigit(key[0]) && char.IsAsciiLetterOrDigit(key[^1]);

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A map whose keys were checked. A missing key gives a field without node, which reads as a harmless value.</summary>
internal sealed class Section(Field self, IReadOnlyDictionary<string, Field> present)
{
    public Field Self => self;

    public Field this[string key] =>
        present.TryGetValue(key, out var field) ? field : new Field(null, self.Line, self.Path.Length == 0 ? key : $"{self.Path}.{key}", self.Log);

    public bool Has(string key) => present.ContainsKey(key);
}
