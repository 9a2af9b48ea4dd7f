using System.Text.RegularExpressions;

namespace SynthEmotion.Domain;

/// <summary>A primary language subtag of BCP 47 in lower case, two or three letters: <c>en</c>, <c>yo</c>, <c>fil</c>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(LanguageTagJsonConverter))]
public readonly partial record struct LanguageTag : IComparable<LanguageTag>
{
    private readonly string? value;

    /// <summary>Takes a tag that is known to be right.</summary>
    /// <exception cref="FormatException">Not two or three lower-case letters.</exception>
    public LanguageTag(string value) =>
        this.value = Pattern().IsMatch(value) ? value : throw new FormatException($"'{value}' is no language tag: two or three lower-case letters, such as en or fil");

    /// <summary>Reads a tag; false when it is not two or three lower-case letters.</summary>
    public static bool TryParse(string? text, out LanguageTag tag)
    {
        var ok = text is not null && Pattern().IsMatch(text);
        tag = ok ? new LanguageTag(text!) : default;
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(LanguageTag other) => string.CompareOrdinal(value, other.value);

    /// <summary>The tag itself.</summary>
    public override string ToString() => value ?? "";

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex Pattern();
}
