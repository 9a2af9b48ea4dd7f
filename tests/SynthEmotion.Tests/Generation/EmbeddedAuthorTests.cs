using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public class EmbeddedAuthorTests
{
    private static readonly EmbeddedAuthor Author = new([TestProfile.Create()], seed: 7);

    [Fact]
    public async Task Message_with_prose_before_the_array_is_answered_as_the_array_alone()
    {
        var batch = TestProfile.Batch("prose", TestProfile.Spec(), TestProfile.Spec("facts"));
        var alone = Author.Answer(SpecArray.Write(batch));
        var response = await Author.GetResponseAsync(
            [new(ChatRole.System, "Write [\n{\"id\":\"no\"}\n]"), new(ChatRole.User, "Some prose with [brackets\n] and {braces}.\n" + SpecArray.Write(batch) + "\n")],
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(alone, response.Text);
        Assert.Equal("embedded-author-1", response.ModelId);
        Assert.Equal(2, AnswerParser.Parse(batch, response.Text).Candidates.Count);
    }

    [Fact]
    public void Same_request_and_seed_give_the_same_bytes_and_another_seed_other_ones()
    {
        var batch = TestProfile.Batch("seed", [.. Enumerable.Repeat(TestProfile.Spec(), 10)]);
        var again = new EmbeddedAuthor([TestProfile.Create()], seed: 7);
        var other = new EmbeddedAuthor([TestProfile.Create()], seed: 8);
        Assert.Equal(Author.Answer(SpecArray.Write(batch)), again.Answer(SpecArray.Write(batch)));
        Assert.NotEqual(Author.Answer(SpecArray.Write(batch)), other.Answer(SpecArray.Write(batch)));
    }

    [Fact]
    public void Sample_does_not_depend_on_its_neighbours()
    {
        var one = SpecArray.WriteOne("aaaaaaaa-1", new LanguageTag("en"), TestProfile.Spec());
        var two = SpecArray.WriteOne("aaaaaaaa-2", new LanguageTag("en"), TestProfile.Spec("delight"));
        var alone = JsonNode.Parse(Author.Answer($"[\n{two}\n]"))!["samples"]![0]!.ToJsonString();
        var beside = JsonNode.Parse(Author.Answer($"[\n{one},\n{two}\n]"))!["samples"]![1]!.ToJsonString();
        Assert.Equal(alone, beside);
    }

    [Fact]
    public void Plain_says_every_facet_and_hints_at_none_before_long()
    {
        foreach (var text in Texts(TestProfile.Spec("outrage+annoyance"), 60))
        {
            Assert.Contains("Said outrage", text, StringComparison.Ordinal);
            Assert.Contains("Said annoyance", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Hinted", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Implied_says_nothing_and_leaves_a_clear_situation_alone_at_times()
    {
        var texts = Texts(TestProfile.Spec("revulsion", Explicitness.Implied), 60);
        Assert.All(texts, t => Assert.DoesNotContain("Said", t, StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("Hinted", StringComparison.Ordinal));
        Assert.Contains(texts, t => !t.Contains("Hinted", StringComparison.Ordinal));
    }

    [Fact]
    public void Implied_in_a_situation_that_could_raise_another_emotion_always_hints()
    {
        var texts = Texts(TestProfile.Spec("outrage+annoyance", Explicitness.Implied), 60);
        Assert.All(texts, t => Assert.Contains("Hinted", t, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.DoesNotContain("Said", t, StringComparison.Ordinal));
    }

    [Fact]
    public void Mixed_says_one_facet_and_hints_at_the_other()
    {
        foreach (var text in Texts(TestProfile.Spec("outrage+annoyance", Explicitness.Mixed), 60))
        {
            Assert.Equal(1, Count(text, "Said"));
            Assert.Equal(1, Count(text, "Hinted"));
            Assert.NotEqual(text.Contains("Said outrage", StringComparison.Ordinal), text.Contains("Hinted outrage", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Situation_always_raises_the_labels_asked()
    {
        foreach (var candidate in Candidates(TestProfile.Spec("outrage+annoyance", length: SampleLength.Medium), 60))
            Assert.Equal("queue", candidate.Situation);
        // Raised together nowhere: joining them would put words into a mouth that has no reason for them.
        Assert.Empty(Candidates(TestProfile.Spec("grief+delight"), 5));
    }

    [Fact]
    public void Facet_that_no_situation_raises_with_the_other_gives_way_to_one_of_its_label()
    {
        foreach (var candidate in Candidates(TestProfile.Spec("hostility+impatience"), 30))
        {
            Assert.Equal("queue", candidate.Situation);
            Assert.Equal(LabelSet.Parse("anger+frustration"), candidate.Labels);
            Assert.Contains("Said outrage", candidate.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Scenario_asked_for_decides_among_situations_that_fit()
    {
        var spec = TestProfile.Spec("revulsion", scenario: "train");
        Assert.All(Candidates(spec, 30), c => Assert.Equal("disgust-0", c.Situation));
        Assert.Equal(3, Candidates(spec with { Scenario = "nowhere" }, 60).Select(c => c.Situation).Distinct().Count());
    }

    [Fact]
    public void Variety_with_texts_of_its_own_gets_only_those()
    {
        foreach (var candidate in Candidates(TestProfile.Spec("outrage", variety: "island"), 30))
            Assert.Matches(@"^Boat come in late again today\. Me well vex\.?$", candidate.Text);
        Assert.All(Texts(TestProfile.Spec(), 100), t => Assert.DoesNotContain("vex", t, StringComparison.Ordinal));
        Assert.Empty(Candidates(TestProfile.Spec("grief", variety: "island"), 5));
    }

    [Fact]
    public void Register_decides_reactions_openers_and_tails()
    {
        var chat = Texts(TestProfile.Spec(register: "chat"), 200);
        Assert.All(chat, t => Assert.DoesNotContain("in way 7", t, StringComparison.Ordinal));
        Assert.Contains(chat, t => t.StartsWith("So then.", StringComparison.Ordinal));
        Assert.Contains(chat, t => t.TrimEnd('.').EndsWith("Anyway", StringComparison.Ordinal));
        var review = Texts(TestProfile.Spec(register: "review"), 200);
        Assert.Contains(review, t => t.Contains("in way 7", StringComparison.Ordinal));
        Assert.All(review, t => Assert.EndsWith(".", t, StringComparison.Ordinal));
    }

    [Fact]
    public void Short_plain_is_mostly_a_reaction_alone_and_names_it_as_its_origin()
    {
        var candidates = Candidates(TestProfile.Spec(length: SampleLength.Short), 100);
        Assert.All(candidates, c => Assert.True(c.Text.Length <= 60, c.Text));
        Assert.All(candidates, c => Assert.Matches("^reaction:outrage:[0-7]$", c.Situation));
    }

    [Fact]
    public void Length_is_kept_where_the_profile_has_the_parts()
    {
        Assert.All(Texts(TestProfile.Spec(length: SampleLength.Medium), 100), t => Assert.InRange(t.Length, 60, 160));
        Assert.All(Texts(TestProfile.Spec("outrage+annoyance+scorn", length: SampleLength.Long), 100), t => Assert.InRange(t.Length, 100, 320));
    }

    [Fact]
    public void Neutral_texts_are_whole_and_as_they_are()
    {
        foreach (var candidate in Candidates(TestProfile.Spec("logistics"), 40))
        {
            Assert.Matches("^Neutral note [0-4] on logistics and its rules.$", candidate.Text);
            Assert.Matches("^neutral:logistics:[0-4]$", candidate.Situation);
        }
    }

    [Fact]
    public void Script_without_spaces_joins_without_them()
    {
        var author = new EmbeddedAuthor([TestProfile.Create(script: "Jpan")], seed: 7);
        var batch = TestProfile.Batch("jpan", [.. Enumerable.Repeat(TestProfile.Spec(), 20)]);
        Assert.All(AnswerParser.Parse(batch, author.Answer(SpecArray.Write(batch))).Candidates, c => Assert.DoesNotContain(". ", c.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void All_combinations_are_used()
    {
        var texts = Texts(TestProfile.Spec("outrage+annoyance"), 600);
        // 8 x 8 plain pairs less those of the review, in both orders, before openers and tails.
        Assert.True(texts.Distinct().Count() > 250, $"{texts.Distinct().Count()} distinct");
    }

    [Fact]
    public void Message_without_specs_is_an_error() => Assert.Throws<FormatException>(() => Author.Answer("Tell me a joke."));

    private static List<string> Texts(SampleSpec spec, int count) => [.. Candidates(spec, count).Select(c => c.Text)];

    private static IReadOnlyList<Candidate> Candidates(SampleSpec spec, int count)
    {
        var batch = TestProfile.Batch(spec.ToString(), [.. Enumerable.Repeat(spec, count)]);
        return AnswerParser.Parse(batch, Author.Answer(SpecArray.Write(batch))).Candidates;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
