using System.Text.Json.Serialization;
using Parquet.Serialization.Attributes;

namespace SynthEmotion.Corpus;

/// <summary>A reject as Parquet columns: those of a sample, then why it was dropped.</summary>
internal sealed class RejectRow : SampleRow
{
    [JsonPropertyName("filter"), JsonPropertyOrder(1), ParquetRequired]
    public string Filter { get; set; } = "";

    [JsonPropertyName("reason"), JsonPropertyOrder(2), ParquetRequired]
    public string Reason { get; set; } = "";

    [JsonPropertyName("score"), JsonPropertyOrder(3)]
    public double? Score { get; set; }

    [JsonPropertyName("detail"), JsonPropertyOrder(4)]
    public string? Detail { get; set; }

    public static RejectRow Of(Reject reject) =>
        SampleColumns.Fill(new RejectRow { Filter = reject.Filter, Reason = reject.Reason, Score = reject.Score, Detail = reject.Detail }, reject.Candidate);

    public Reject ToReject() => new(SampleColumns.ToSample(this), Filter, Reason, Score, Detail);
}

/// <summary>A signature as Parquet columns.</summary>
internal sealed class SignatureRow
{
    [JsonPropertyName("id"), ParquetRequired]
    public string Id { get; set; } = "";

    [JsonPropertyName("signature"), ParquetRequired]
    public byte[] Signature { get; set; } = [];

    public static SignatureRow Of(SampleSignature signature) => new() { Id = signature.Id, Signature = signature.Bytes.ToArray() };
}
