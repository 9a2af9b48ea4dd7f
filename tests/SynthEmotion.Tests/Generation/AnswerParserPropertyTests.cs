using System.Text;
using CsCheck;
using Microsoft.Extensions.AI;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class AnswerParserPropertyTests
{
    private static readonly BatchSpec Batch = TestProfile.Batch("property", [.. Enumerable.Repeat(TestProfile.Spec(), 6)]);
    private static readonly string Good = new EmbeddedAuthor([TestProfile.Create()], 1).Answer(SpecArray.Write(Batch));

    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.Char.Array[0, 6].Select(c => new string(c)),
        Gen.OneOf(new[] { "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud800", "\0", ",", "```", "\"id\":", "{\"id\":\"", "</think>", "null", "\uD83D", "//", "/*" }.Select(Gen.Const).ToArray()));

    private static readonly Gen<Func<string, string>> Edit = Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1], Noise, (kind, from, to, noise) => new Func<string, string>(text =>
    {
        var (a, b) = ((int)(Math.Min(from, to) * text.Length), (int)(Math.Max(from, to) * text.Length));
        return kind switch
        {
            0 => text[..a],
            1 => text[..a] + text[b..],
            2 => text[..a] + noise + text[a..],
            3 => text[..b] + text[a..b] + text[b..],
            _ => text[a..b],
        };
    }));

    private static readonly Gen<string> Answer = Gen.OneOf(
        Edit.Array[0, 4].Select(edits => edits.Aggregate(Good, (text, edit) => edit(text))),
        Noise.Array[0, 40].Select(string.Concat));

    [Fact]
    public void Every_sample_of_a_mutated_answer_ends_as_one_candidate_or_one_failure() => Answer.Sample(
        answer =>
        {
            var parsed = AnswerParser.Parse(Batch, answer);
            for (var i = 0; i < Batch.Samples.Count; i++)
                Assert.Equal(1, parsed.Candidates.Count(c => c.Ordinal == i) + parsed.Failures.Count(f => f.Ordinal == i));
            Assert.True(parsed.Candidates.Zip(parsed.Candidates.Skip(1), (a, b) => a.Ordinal < b.Ordinal).All(x => x));
            Assert.All(parsed.Candidates, c => Assert.Equal(c.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(c.Text))));
            Assert.All(parsed.Failures, f => Assert.True(f.Detail.Length <= 121));
        },
        iter: 5000);

    [Fact]
    public void Answer_survives_the_store_whatever_is_in_it() => Answer.Sample(
        answer =>
        {
            var stored = RawAnswer.Decode(RawAnswer.Encode(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))));
            Assert.Equal(AnswerParser.Parse(Batch, answer).Candidates, AnswerParser.Parse(Batch, stored).Candidates);
        },
        iter: 2000);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"")]
    [InlineData("[{\"samples\":[")]
    public void Hostile_repetition_is_read_in_bounded_work(string part)
    {
        var answer = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var parsed = AnswerParser.Parse(Batch, answer + new string('}', 1000));
        Assert.Equal(Batch.Samples.Count, parsed.Failures.Count(f => f.Ordinal is not null));
    }
}
