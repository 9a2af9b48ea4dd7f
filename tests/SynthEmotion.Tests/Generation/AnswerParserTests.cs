using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class AnswerParserTests
{
    private static readonly BatchSpec Batch = TestProfile.Batch("parser", TestProfile.Spec("outrage"), TestProfile.Spec("delight"), TestProfile.Spec("facts"));
    private static readonly string A = Batch.ShortId(0), B = Batch.ShortId(1), C = Batch.ShortId(2);

    private static readonly string Good =
        $$"""{"samples":[{"id":"{{A}}","text":"one","labels":["anger"]},{"id":"{{B}}","text":"two","labels":["joy"]},{"id":"{{C}}","text":"three","labels":["neutral"]}]}""";

    public static TheoryData<string, string> WholeAnswers() => new()
    {
        { "as asked", Good },
        { "code fence", "```json\n" + Good + "\n```" },
        { "prose around", "Sure! Here are {3} texts you \"asked\" for:\n\n" + Good + "\n\nLet me know {if} you need more." },
        { "a lone brace and quote before", "I used { and \" here. " + Good },
        { "byte order mark", "\uFEFF" + Good },
        { "trailing commas", Good.Replace("]}", ",],}", StringComparison.Ordinal) },
        { "comments", Good.Replace("[{", "[ // the first\n{", StringComparison.Ordinal).Replace("},", "}, /* next */", StringComparison.Ordinal) },
        { "bare array", Good["{\"samples\":".Length..^1] },
        { "objects one after the other", Good["{\"samples\":[".Length..^2].Replace("},{", "}\n{", StringComparison.Ordinal) },
        { "nested deeper", "{\"result\":" + Good + "}" },
        { "another order", $$"""{"samples":[{"text":"three","labels":["neutral"],"id":"{{C}}"},{"id":"{{A}}","labels":["anger"],"text":"one"},{"id":"{{B}}","text":"two","labels":["joy"]}]}""" },
        { "thoughts before", "<think>Draft: " + Good.Replace("one", "draft", StringComparison.Ordinal) + "</think>\n" + Good },
        { "the same twice", Good + "\n\nFinal answer:\n" + Good },
        { "ids in upper case with spaces", Good.Replace(A, " " + A.ToUpperInvariant() + " ", StringComparison.Ordinal) },
        { "labels as one string", Good.Replace("[\"anger\"]", "\"Anger\"", StringComparison.Ordinal) },
        { "a NUL in a text", Good.Replace("one", "o\\u0000ne", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(WholeAnswers))]
    public void Answer_in_a_form_that_models_use_is_read_whole(string form, string answer)
    {
        var parsed = AnswerParser.Parse(Batch, answer);
        Assert.True(parsed.Failures.Count == 0, form + ": " + string.Join(", ", parsed.Failures));
        Assert.Equal(["one", "two", "three"], parsed.Candidates.Select(c => c.Text));
        Assert.Equal(["anger", "joy", "neutral"], parsed.Candidates.Select(c => $"{c.Labels}"));
        Assert.Equal([0, 1, 2], parsed.Candidates.Select(c => c.Ordinal));
    }

    public static TheoryData<string, string, string> Failures() => new()
    {
        { "I'm sorry, but I can't help with that.", "", "refusal refusal refusal" },
        { "申し訳ありませんが、お手伝いできません。", "", "refusal refusal refusal" },
        { """{"refusal":"I cannot write this."}""", "", "refusal refusal refusal" },
        { "Once upon a time", "", "not-json not-json not-json" },
        { "", "", "not-json not-json not-json" },
        { "", "content_filter", "content-filter content-filter content-filter" },
        { """{"samples":[]}""", "", "missing-id missing-id missing-id" },
        { """{"samples":[{"id":"ID1","text":"one","labels":["anger"]},{"id":"ID2","te""", "length", "ok cut-off cut-off" },
        { """{"samples":[{"id":"ID1","text":"one","labels":["anger"]},{"id":"ID2","te""", "", "ok cut-off cut-off" },
        { """[{"id":"ID1","text":"one","labels":["anger"]},""", "", "ok cut-off cut-off" },
        { """{"samples":[{"id":"ID1","text":"one"},{"id":"ID1","text":"other"},{"id":"ID1","text":"third"}]}""", "", "repeated-id missing-id missing-id" },
        { """{"samples":[{"id":"ID1","text":"  "},{"id":"ID2"},{"id":"ID3","text":["x"]}]}""", "", "empty-text empty-text empty-text" },
        { """{"samples":[{"id":"ID1","text":"half \ud83d"},{"id":"ID2","text":"whole 😀"},{"id":"ID3","text":"\udc00"}]}""", "", "broken-text ok broken-text" },
        { """{"samples":[{"id":"nobody-1","text":"one"},{"text":"two"},{"id":7,"text":"three"}]}""", "", "missing-id missing-id missing-id" },
        { """{"samples":[{"id":"ID1","text":"a","text":"b"},{"id":"ID2","text":"fine"}]}""", "", "missing-id ok missing-id" },
        { "{\"samples\":[{\"id\":\"ID1\",\"text\":\"line\nbreak and \\' quote\"}]}", "", "ok missing-id missing-id" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Sample_without_text_has_a_named_failure(string answer, string finishReason, string expected)
    {
        answer = answer.Replace("ID1", A, StringComparison.Ordinal).Replace("ID2", B, StringComparison.Ordinal).Replace("ID3", C, StringComparison.Ordinal);
        var parsed = AnswerParser.Parse(Batch, answer, finishReason.Length > 0 ? new ChatFinishReason(finishReason) : null);
        Assert.Equal(expected.Split(' '), Ends(Batch, parsed));
    }

    [Fact]
    public void Unknown_id_is_a_failure_of_its_own_and_never_matched_by_place()
    {
        var parsed = AnswerParser.Parse(Batch, Good.Replace(B, "ffffffff-2", StringComparison.Ordinal));
        Assert.Equal(["ok", "missing-id", "ok"], Ends(Batch, parsed));
        Assert.Equal("ffffffff-2", Assert.Single(parsed.Failures, f => f.Ordinal is null && f.Name == "unknown-id").Detail);
    }

    [Fact]
    public void Labels_other_than_asked_are_carried_for_the_filter_to_judge()
    {
        var parsed = AnswerParser.Parse(
            Batch, Good.Replace("[\"anger\"]", "[\"sadness\",\"anger\"]", StringComparison.Ordinal).Replace("[\"joy\"]", "[\"happiness\"]", StringComparison.Ordinal).Replace("neutral", "neutral\",\"joy", StringComparison.Ordinal));
        Assert.Equal(LabelSet.Parse("anger+sadness"), parsed.Candidates[0].Labels);
        Assert.Null(parsed.Candidates[1].Labels);
        Assert.Null(parsed.Candidates[2].Labels);
    }

    [Theory]
    [InlineData(4096, "ok")]
    [InlineData(4097, "too-long")]
    public void Text_over_4_KiB_of_UTF8_is_too_long(int bytes, string expected)
    {
        var text = new string('a', (bytes % 3) + 3) + new string('語', (bytes / 3) - 1);
        Assert.Equal(bytes, Encoding.UTF8.GetByteCount(text));
        Assert.Equal(expected, Ends(Batch, AnswerParser.Parse(Batch, Good.Replace("one", text, StringComparison.Ordinal)))[0]);
    }

    [Fact]
    public void Content_filter_error_from_the_store_fails_every_sample()
    {
        var stored = RawAnswer.Decode(RawAnswer.EncodeError("content-filter", 400, "filtered"));
        Assert.Equal(["content-filter", "content-filter", "content-filter"], Ends(Batch, AnswerParser.Parse(Batch, stored)));
    }

    [Fact]
    public void Refusal_field_of_the_OpenAI_API_fails_every_sample()
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("No.") { ErrorCode = "Refusal" }]));
        Assert.Equal(["refusal", "refusal", "refusal"], Ends(Batch, AnswerParser.Parse(Batch, RawAnswer.Decode(RawAnswer.Encode(response)))));
    }

    [Fact]
    public void Texts_of_a_capable_model_come_back_as_they_were()
    {
        var texts = Directory.GetFiles(SharedData.Folder("llm-texts"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(SharedData.Texts);
        foreach (var chunk in texts.Chunk(40))
        {
            var batch = TestProfile.Batch(chunk[0], [.. Enumerable.Repeat(TestProfile.Spec(), chunk.Length)]);
            var samples = chunk.Select((t, i) => new JsonObject { ["id"] = batch.ShortId(i), ["text"] = t, ["labels"] = new JsonArray("anger") });
            var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, "```json\n" + new JsonObject { ["samples"] = new JsonArray([.. samples]) } + "\n```"));
            var parsed = AnswerParser.Parse(batch, RawAnswer.Decode(RawAnswer.Encode(response)));
            Assert.Empty(parsed.Failures);
            Assert.Equal(chunk, parsed.Candidates.Select(c => c.Text));
        }
    }

    internal static string[] Ends(BatchSpec batch, ParsedAnswer parsed) =>
        [.. batch.Samples.Select((_, i) => parsed.Candidates.Any(c => c.Ordinal == i) ? "ok" : Assert.Single(parsed.Failures, f => f.Ordinal == i).Name)];
}
