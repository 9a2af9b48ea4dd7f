using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthEmotion.Cli.Report;

/// <summary>Options as the keys and values of the settings file.</summary>
internal static class SettingList
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    /// <summary>Every setting of <paramref name="options"/>, keys below <paramref name="section"/>, in the order of the code.</summary>
    public static IEnumerable<(string Key, string Value)> Of(string section, object options) => Flatten(section, JsonSerializer.SerializeToNode(options, Json));

    private static IEnumerable<(string Key, string Value)> Flatten(string key, JsonNode? node) => node is JsonObject section
        ? section.SelectMany(p => Flatten($"{key}.{p.Key}", p.Value))
        : [(key, node?.ToString() ?? "none")];
}
