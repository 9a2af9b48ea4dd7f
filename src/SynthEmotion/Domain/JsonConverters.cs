using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthEmotion.Domain;

/// <summary>Writes a label set as its names joined by '+', also as a property name.</summary>
public sealed class LabelSetJsonConverter : JsonConverter<LabelSet>
{
    /// <inheritdoc/>
    public override LabelSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override LabelSet ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());

    private static LabelSet Parse(string? text)
    {
        try
        {
            return LabelSet.Parse(text ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}

/// <summary>Writes a language tag as a string, also as a property name.</summary>
public sealed class LanguageTagJsonConverter : JsonConverter<LanguageTag>
{
    /// <inheritdoc/>
    public override LanguageTag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LanguageTag value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override LanguageTag ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, LanguageTag value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());

    private static LanguageTag Parse(string? text) =>
        LanguageTag.TryParse(text, out var tag) ? tag : throw new JsonException($"'{text}' is no language tag");
}
