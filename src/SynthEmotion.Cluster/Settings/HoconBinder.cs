using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Akka.Configuration.Hocon;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Settings;

/// <summary>Binds a HOCON object to an options record by the kebab-case names of its properties.</summary>
internal static partial class HoconBinder
{
    /// <summary>A new <paramref name="type"/> with what <paramref name="value"/> sets; all that is wrong goes to <paramref name="problems"/>.</summary>
    public static object Object(Type type, HoconValue? value, string path, List<string> problems)
    {
        var target = Default(type);
        if (value is null)
            return target;
        if (!value.IsObject())
        {
            problems.Add($"{path} = {value}: a section in braces belongs here");
            return target;
        }

        var properties = Settable(type);
        foreach (var (key, item) in value.GetObject().Items)
        {
            if (!properties.TryGetValue(key, out var property))
                problems.Add($"{path}.{key}: no such setting; {path} has {string.Join(", ", properties.Keys)}");
            else if (Value(property.PropertyType, item, $"{path}.{key}", problems) is { } bound)
                property.SetValue(target, bound);
        }

        return target;
    }

    // Records with primary constructors have no parameterless one; theirs has a default for every parameter.
    private static object Default(Type type)
    {
        var constructor = type.GetConstructor(Type.EmptyTypes) ?? type.GetConstructors().Single(c => c.GetParameters().All(p => p.HasDefaultValue));
        return constructor.Invoke([.. constructor.GetParameters().Select(p => p.DefaultValue)]);
    }

    /// <summary>The kebab-case form of a property or enum name: <c>BatchesPerRound</c> is <c>batches-per-round</c>.</summary>
    public static string Kebab(string name) => WordStart().Replace(name, "-$0").ToLowerInvariant();

    /// <summary>Properties that settings can set, by key.</summary>
    public static SortedDictionary<string, PropertyInfo> Settable(Type type) => new(
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).ToDictionary(p => Kebab(p.Name)),
        StringComparer.Ordinal);

    private static object? Value(Type type, HoconValue value, string path, List<string> problems)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(ImmutableArray<string>) || type == typeof(IReadOnlyList<string>))
            return Strings(value, path, problems);
        if (type == typeof(IReadOnlyList<LanguageTag>))
            return Tags(Strings(value, path, problems), path, problems);
        if (type is { IsClass: true } && type != typeof(string))
            return Object(type, value, path, problems);
        if (value.IsObject() || value.IsArray())
        {
            problems.Add($"{path}: one value belongs here, {Expected(type)}");
            return null;
        }

        if (Scalar(type, value, value.GetString() ?? "") is { } scalar)
            return scalar;
        problems.Add($"{path} = {value.GetString()}: {Expected(type)} belongs here");
        return null;
    }

    private static ImmutableArray<string>? Strings(HoconValue value, string path, List<string> problems)
    {
        if (value.IsArray())
            return value.GetArray().Select(v => v.GetString()).ToImmutableArray();
        if (!value.IsObject())
            return (value.GetString() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        problems.Add($"{path}: a list such as [a, b] belongs here");
        return null;
    }

    private static List<LanguageTag>? Tags(ImmutableArray<string>? names, string path, List<string> problems)
    {
        if (names is null)
            return null;
        var wrong = names.Value.Where(n => !LanguageTag.TryParse(n, out _)).ToList();
        problems.AddRange(wrong.Select(n => $"{path}: '{n}' is no language tag: two or three lower-case letters, such as en or fil"));
        return wrong.Count > 0 ? null : [.. names.Value.Select(n => new LanguageTag(n))];
    }

    private static object? Scalar(Type type, HoconValue value, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return text;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var i) ? i : null;
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var l) ? l : null;
        if (type == typeof(double) || type == typeof(float))
            return double.TryParse(text, NumberStyles.Float, invariant, out var d) && double.IsFinite(d) ? Convert.ChangeType(d, type, invariant) : null;
        if (type == typeof(bool))
            return text switch { "on" or "true" or "yes" => true, "off" or "false" or "no" => false, _ => null };
        if (type.IsEnum)
            return Enum.GetNames(type).FirstOrDefault(n => Kebab(n) == text) is { } name ? Enum.Parse(type, name) : null;
        if (type == typeof(TimeSpan))
            return Duration().IsMatch(text) ? value.GetTimeSpan() : null;
        throw new NotSupportedException($"settings of type {type.Name} are not bound");
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(float) => "a number",
        _ when type == typeof(bool) => "on or off",
        _ when type == typeof(TimeSpan) => "a time with its unit, such as 500ms, 30s or 10m",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type).Select(Kebab))}",
        _ => "text",
    };

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^\d+(\.\d+)?\s*(ms|s|m|h|d)$")]
    private static partial Regex Duration();
}
