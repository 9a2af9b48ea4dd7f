using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>
/// A complete answer as the response store keeps it: the serialised <see cref="ChatResponse"/>, or an error that is an answer for good, such as a content
/// filter's 400. What is parsed is always this, read back from the store.
/// </summary>
/// <param name="Text">All text of the answer, or the error's message.</param>
/// <param name="FinishReason">Why the model stopped, if it said so.</param>
/// <param name="ErrorName">For an answer without samples, the failure's name; else null.</param>
public sealed record RawAnswer(string Text, ChatFinishReason? FinishReason, string? ErrorName)
{
    private const string ErrorKey = "finalError";

    /// <summary>The bytes that the store keeps for <paramref name="response"/>.</summary>
    public static byte[] Encode(ChatResponse response) => JsonSerializer.SerializeToUtf8Bytes(response, AIJsonUtilities.DefaultOptions);

    /// <summary>The bytes that the store keeps for an error that is an answer for good.</summary>
    /// <param name="name">The failure's name.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="message">What the endpoint said, without secrets.</param>
    public static byte[] EncodeError(string name, int status, string message) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { [ErrorKey] = new JsonObject { ["name"] = name, ["status"] = status, ["message"] = message } }, JsonText.Plain);

    /// <summary>Reads stored bytes.</summary>
    /// <exception cref="BadInputException">They are neither form: the store was changed from outside, or by another version of the program.</exception>
    public static RawAnswer Decode(byte[] raw)
    {
        try
        {
            if (JsonNode.Parse(raw) is JsonObject o && o[ErrorKey] is JsonObject error)
                return new RawAnswer((string?)error["message"] ?? "", null, (string?)error["name"] ?? FailureNames.BadRequest);
            var response = JsonSerializer.Deserialize<ChatResponse>(raw, AIJsonUtilities.DefaultOptions) ?? throw new JsonException("null");
            var refusal = response.Messages.SelectMany(m => m.Contents).OfType<ErrorContent>().FirstOrDefault();
            return response.Text.Length == 0 && refusal is not null
                ? new RawAnswer(refusal.Message, response.FinishReason, FailureNames.Refusal)
                : new RawAnswer(response.Text, response.FinishReason, null);
        }
        catch (JsonException e)
        {
            throw new BadInputException($"a stored answer cannot be read ({e.Message}); the response store was written by another program or version");
        }
    }
}
