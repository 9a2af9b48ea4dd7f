using System.Text.Json.Serialization;
using Parquet.Serialization.Attributes;

namespace SynthEmotion.Corpus;

/// <summary>
/// A sample as Parquet columns, in the order in which they are declared. The eleven 0/1 columns say the same as <c>labels</c>:
/// they are what training code and SQL want, the list is what people read.
/// </summary>
internal class SampleRow
{
    [JsonPropertyName("id"), ParquetRequired]
    public string Id { get; set; } = "";

    [JsonPropertyName("text"), ParquetRequired]
    public string Text { get; set; } = "";

    [JsonPropertyName("language"), ParquetRequired]
    public string Language { get; set; } = "";

    [JsonPropertyName("labels"), ParquetRequired, ParquetListElementRequired]
    public List<string> Labels { get; set; } = [];

    [JsonPropertyName("anger")]
    public byte Anger { get; set; }

    [JsonPropertyName("contempt")]
    public byte Contempt { get; set; }

    [JsonPropertyName("disgust")]
    public byte Disgust { get; set; }

    [JsonPropertyName("fear")]
    public byte Fear { get; set; }

    [JsonPropertyName("frustration")]
    public byte Frustration { get; set; }

    [JsonPropertyName("gratitude")]
    public byte Gratitude { get; set; }

    [JsonPropertyName("joy")]
    public byte Joy { get; set; }

    [JsonPropertyName("love")]
    public byte Love { get; set; }

    [JsonPropertyName("neutral")]
    public byte Neutral { get; set; }

    [JsonPropertyName("sadness")]
    public byte Sadness { get; set; }

    [JsonPropertyName("surprise")]
    public byte Surprise { get; set; }

    [JsonPropertyName("plan"), ParquetRequired]
    public string Plan { get; set; } = "";

    [JsonPropertyName("round")]
    public int Round { get; set; }

    [JsonPropertyName("batch_index")]
    public int BatchIndex { get; set; }

    [JsonPropertyName("batch"), ParquetRequired]
    public string Batch { get; set; } = "";

    [JsonPropertyName("ordinal")]
    public int Ordinal { get; set; }

    [JsonPropertyName("endpoint"), ParquetRequired]
    public string Endpoint { get; set; } = "";

    [JsonPropertyName("model"), ParquetRequired]
    public string Model { get; set; } = "";

    [JsonPropertyName("prompt_hash"), ParquetRequired]
    public string PromptHash { get; set; } = "";

    [JsonPropertyName("profile_hash"), ParquetRequired]
    public string ProfileHash { get; set; } = "";

    [JsonPropertyName("scenario"), ParquetRequired]
    public string Scenario { get; set; } = "";

    [JsonPropertyName("register"), ParquetRequired]
    public string Register { get; set; } = "";

    [JsonPropertyName("facets"), ParquetRequired, ParquetListElementRequired]
    public List<string> Facets { get; set; } = [];

    [JsonPropertyName("explicitness"), ParquetRequired]
    public string Explicitness { get; set; } = "";

    [JsonPropertyName("variety"), ParquetRequired]
    public string Variety { get; set; } = "";

    [JsonPropertyName("length"), ParquetRequired]
    public string Length { get; set; } = "";

    [JsonPropertyName("group"), ParquetRequired]
    public string Group { get; set; } = "";
}
