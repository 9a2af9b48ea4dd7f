using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>
/// Asks an LLM endpoint, one text a call: several at once would be compared with each other. Its answers go through the response store under the
/// sample's id, so none is paid twice and a replay gives the same verdicts.
/// </summary>
public sealed class EndpointJudge : LabelJudge
{
    internal const string Instruction = """
        You read one short text and say which emotions its writer shows. Judge the text alone, as a reader of its language and culture would.
        The labels, with their names in the text's language and what they cover there:
        {labels}
        Name every emotion that is clearly there, usually one or two, at most three. Name neutral, alone, when there is none.
        Answer with JSON only: {"labels": ["..."]}, with the English label names.
        """;

    private static readonly JsonElement Schema = JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["labels"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Emotions.Names.Select(n => (JsonNode)n)]) },
            },
        },
        ["required"] = new JsonArray("labels"),
        ["additionalProperties"] = false,
    });

    private readonly Endpoint endpoint;
    private readonly DurableCalls calls;

    /// <summary>A judge that asks <paramref name="endpoint"/> and keeps its answers in <paramref name="store"/>.</summary>
    /// <exception cref="BadInputException">The endpoint is the embedded author, which can only write.</exception>
    public EndpointJudge(Endpoint endpoint, ResponseStore store)
    {
        if (endpoint.Options.Kind == "embedded")
            throw new BadInputException($"filters.judge.endpoint = {endpoint.Name}: the embedded author cannot judge; name an endpoint of a model, or leave it empty for no judge");
        (this.endpoint, calls) = (endpoint, new DurableCalls(store));
    }

    /// <inheritdoc/>
    public override async Task<JudgeReading> ReadAsync(string sampleId, string text, CulturalProfile profile, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, Instruction.Replace("{labels}", Glosses(profile), StringComparison.Ordinal)), new(ChatRole.User, text)];
        return await calls.AskAsync(sampleId, endpoint, messages, OptionsOf(endpoint.Options), cancellationToken).ConfigureAwait(false) switch
        {
            CallOutcome.Settled settled => ReadingOf(RawAnswer.Decode(settled.Answer.Raw)),
            CallOutcome.Postponed p => new JudgeReading.Postponed(p.Name, p.Detail, p.RetryAfter),
            CallOutcome.Refused r => new JudgeReading.Refused(r.Message),
            var other => throw new InvalidOperationException($"no such outcome: {other.GetType().Name}"),
        };
    }

    internal static JudgeReading ReadingOf(RawAnswer answer)
    {
        if (answer.ErrorName is { } error)
            return new JudgeReading.Unreadable(error);
        if (JsonSalvage.Read(answer.Text, o => o["labels"] is JsonArray).Objects is not [var found, ..])
            return new JudgeReading.Unreadable(FailureNames.NotJson);
        var names = found["labels"]!.AsArray().Select(n => n is JsonValue value && value.TryGetValue(out string? name) ? name : null).ToList();
        var emotions = Emotions.All.Where(e => names.Contains(e.Name(), StringComparer.OrdinalIgnoreCase)).ToList();
        if (emotions.Count == 0 && names.Count > 0)
            return new JudgeReading.Unreadable("unknown-labels");
        // Neutral beside an emotion says only that the emotion is weak.
        var felt = emotions.Where(e => e != Emotion.Neutral).ToList();
        return new JudgeReading.Read(felt.Count > 0 ? felt : [Emotion.Neutral]);
    }

    private static string Glosses(CulturalProfile profile)
    {
        var glosses = new StringBuilder();
        foreach (var (label, gloss) in profile.Labels)
            glosses.Append("- ").Append(label.Name()).Append(" (").Append(gloss.Word).Append("): ").Append(gloss.Definition).Append('\n');
        return glosses.ToString().TrimEnd();
    }

    private static ChatOptions OptionsOf(EndpointOptions options) => new()
    {
        Temperature = (float?)options.Temperature,
        TopP = (float?)options.TopP,
        MaxOutputTokens = options.MaxOutputTokens,
        ResponseFormat = options.StructuredOutput switch
        {
            "none" => null,
            "json-object" => ChatResponseFormat.Json,
            _ => ChatResponseFormat.ForJsonSchema(Schema, "reading"),
        },
    };
}
