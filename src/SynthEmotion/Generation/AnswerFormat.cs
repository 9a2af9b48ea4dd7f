using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>The form of an answer, as JSON schema for endpoints that can be held to one: {"samples":[{"id","text","labels"}]}.</summary>
internal static class AnswerFormat
{
    private static readonly JsonElement Schema = JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["samples"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["id"] = new JsonObject { ["type"] = "string" },
                        ["text"] = new JsonObject { ["type"] = "string" },
                        ["labels"] = new JsonObject
                        {
                            ["type"] = "array",
                            ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Emotions.Names.Select(n => JsonValue.Create(n))]) },
                        },
                    },
                    ["required"] = new JsonArray("id", "text", "labels"),
                    ["additionalProperties"] = false,
                },
            },
        },
        ["required"] = new JsonArray("samples"),
        ["additionalProperties"] = false,
    });

    /// <summary>What a call to <paramref name="endpoint"/> asks beside its messages.</summary>
    public static ChatOptions OptionsFor(EndpointOptions endpoint) => new()
    {
        Temperature = (float?)endpoint.Temperature,
        TopP = (float?)endpoint.TopP,
        MaxOutputTokens = endpoint.MaxOutputTokens,
        ResponseFormat = endpoint switch
        {
            { Kind: "embedded" } or { StructuredOutput: "none" } => null,
            { StructuredOutput: "json-object" } => ChatResponseFormat.Json,
            _ => ChatResponseFormat.ForJsonSchema(Schema, "samples"),
        },
        // OpenAI's word for "hold to the schema, do not just aim at it"; other clients pass it over.
        AdditionalProperties = endpoint is { Kind: "openai" or "azure-openai", StructuredOutput: "json-schema" } ? new() { ["strict"] = true } : null,
    };
}
