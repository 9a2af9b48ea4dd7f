using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class BatchGeneratorTests : IAsyncLifetime
{
    private static readonly CulturalProfile Profile = TestProfile.Create();
    private static readonly PromptTemplates Prompts = PromptTemplates.Load(SharedData.Repository("prompts"));
    private static readonly EmbeddedAuthor Author = new([Profile], 1);

    private readonly string folder = Directory.CreateTempSubdirectory("batches-").FullName;
    private LoopbackOpenAiServer server = null!;
    private ResponseStore store = null!;

    public async ValueTask InitializeAsync()
    {
        server = await LoopbackOpenAiServer.StartAsync(Author.Answer);
        store = ResponseStore.Open(Path.Combine(folder, "responses.db"));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Embedded_author_answers_the_rendered_prompt_whole()
    {
        var generator = Generator(new EndpointOptions { Name = "embedded" });
        var answered = Assert.IsType<BatchOutcome.Answered>(await generator.GenerateAsync(Batch(0), TestContext.Current.CancellationToken));
        Assert.Equal(("embedded", "embedded-author-1", false, 0.0), (answered.Endpoint, answered.Model, answered.FromStore, answered.Cost));
        Assert.Equal(10, answered.Answer.Candidates.Count);
        Assert.All(answered.Answer.Candidates, c => Assert.NotNull(c.Situation));
    }

    [Fact]
    public async Task Settled_batch_is_never_asked_again_even_of_another_endpoint()
    {
        var first = Assert.IsType<BatchOutcome.Answered>(await Generator(Http("one")).GenerateAsync(Batch(1), TestContext.Current.CancellationToken));
        var other = Generator(Http("two"));
        var again = Assert.IsType<BatchOutcome.Answered>(await other.GenerateAsync(Batch(1), TestContext.Current.CancellationToken));
        Assert.Equal(("one", true), (again.Endpoint, again.FromStore));
        Assert.Equal(first.Answer.Candidates.Select(c => c.Text), again.Answer.Candidates.Select(c => c.Text));
        Assert.Equal(first.Answer.Candidates.Select(c => c.Text), other.FindAnswered(Batch(1))!.Answer.Candidates.Select(c => c.Text));
        Assert.Equal(1, server.Requests);
    }

    public static TheoryData<LoopbackReply, string> FinalAnswers() => new()
    {
        { new LoopbackReply.Refusal(), "refusal" },
        { new LoopbackReply.ContentFilter(), "content-filter" },
        { new LoopbackReply.CutOff(), "cut-off" },
        { new LoopbackReply.WrongIds(), "missing-id" },
        { new LoopbackReply.Text("I'd rather talk about the weather."), "not-json" },
    };

    [Theory]
    [MemberData(nameof(FinalAnswers))]
    public async Task Complete_answer_without_samples_is_final(LoopbackReply reply, string name)
    {
        server.Script = _ => reply;
        var generator = Generator(Http("one"));
        for (var time = 0; time < 3; time++)
        {
            var answered = Assert.IsType<BatchOutcome.Answered>(await generator.GenerateAsync(Batch(2), TestContext.Current.CancellationToken));
            Assert.Equal(time > 0, answered.FromStore);
            Assert.All(answered.Answer.Failures.Where(f => f.Ordinal is not null), f => Assert.Equal(name, f.Name));
            Assert.Equal(10, answered.Answer.Candidates.Count + answered.Answer.Failures.Count(f => f.Ordinal is not null));
        }
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Postponed_call_leaves_no_outcome_and_tells_how_long_to_wait()
    {
        server.Script = LoopbackReply.InTurn(new LoopbackReply.RateLimited(TimeSpan.FromSeconds(9)));
        var generator = Generator(Http("one"));
        var postponed = Assert.IsType<BatchOutcome.Postponed>(await generator.GenerateAsync(Batch(3), TestContext.Current.CancellationToken));
        Assert.Equal(("one", "rate-limited", TimeSpan.FromSeconds(9)), (postponed.Endpoint, postponed.Name, postponed.RetryAfter));
        Assert.Null(generator.FindAnswered(Batch(3)));
        Assert.IsType<BatchOutcome.Answered>(await generator.GenerateAsync(Batch(3), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wrong_key_stops_the_run_with_a_message_that_names_the_variable()
    {
        server.Script = _ => new LoopbackReply.Status(401, "Incorrect API key provided: the-key");
        var refused = Assert.IsType<BatchOutcome.Refused>(
            await Generator(Http("one") with { KeyVariable = "MY_KEY" }).GenerateAsync(Batch(4), TestContext.Current.CancellationToken));
        Assert.Contains("MY_KEY", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unavailable_endpoint_is_passed_over_and_none_left_postpones()
    {
        var generator = Generator(Http("one"), Http("two"));
        var chosen = generator.EndpointFor(Batch(5))!.Name;
        var answered = Assert.IsType<BatchOutcome.Answered>(
            await generator.GenerateAsync(Batch(5), TestContext.Current.CancellationToken, new HashSet<string> { chosen }));
        Assert.NotEqual(chosen, answered.Endpoint);
        var none = Assert.IsType<BatchOutcome.Postponed>(
            await generator.GenerateAsync(Batch(6), TestContext.Current.CancellationToken, new HashSet<string> { "one", "two" }));
        Assert.Equal("no-endpoint", none.Name);
    }

    [Fact]
    public async Task Rough_server_ends_every_batch_and_no_complete_answer_is_paid_twice()
    {
        server.Script = LoopbackReply.AtRates(
            3, (0.1, new LoopbackReply.RateLimited()), (0.1, new LoopbackReply.Status(500)), (0.1, new LoopbackReply.CutConnection()),
            (0.1, new LoopbackReply.HalfBody()), (0.05, new LoopbackReply.Refusal()), (0.05, new LoopbackReply.ContentFilter()), (0.05, new LoopbackReply.CutOff()));
        var generator = Generator(Http("one"));
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new Queue<int>(Enumerable.Range(100, 200));
        while (open.Count > 0)
        {
            var wave = Enumerable.Range(0, Math.Min(16, open.Count)).Select(_ => open.Dequeue()).ToList();
            var outcomes = await Task.WhenAll(wave.Select(n => generator.GenerateAsync(Batch(n), TestContext.Current.CancellationToken)));
            foreach (var (n, outcome) in wave.Zip(outcomes))
                if (outcome is BatchOutcome.Postponed postponed)
                {
                    names[postponed.Name] = names.GetValueOrDefault(postponed.Name) + 1;
                    open.Enqueue(n);
                }
                else
                    Assert.IsType<BatchOutcome.Answered>(outcome);
        }
        Assert.Equal(0, server.AnsweredTwice);
        Assert.Equal(200, store.Spend().Single().Answers);
        Assert.Equal(server.Requests, 200 + names.Values.Sum());
        Assert.Equal(server.Replies["RateLimited"], names["rate-limited"]);
        Assert.Equal(server.Replies["Status"], names["server-error"]);
        Assert.Equal(server.Replies["CutConnection"], names["connection-broken"]);
        Assert.Equal(server.Replies["HalfBody"], names["half-answer"]);
    }

    [Fact]
    public void Fingerprint_depends_on_what_shapes_the_answer_and_on_nothing_else()
    {
        string Of(EndpointOptions options, string key = "k", int batch = 0) =>
            DurableCalls.Fingerprint(key, options, Prompts.Render(Batch(batch), Profile), AnswerFormat.OptionsFor(options));
        var options = Http("one");
        var same = Of(options);
        Assert.Equal(same, Of(options with { BaseAddress = "http://elsewhere", KeyVariable = "K", Timeout = TimeSpan.FromHours(1), Concurrency = 1, PricePerMillionInput = 3 }));
        var others = new[]
        {
            Of(options, "other"), Of(options, batch: 1), Of(options with { Model = "m2" }), Of(options with { Name = "two" }), Of(options with { Temperature = 1 }),
            Of(options with { TopP = 0.5 }), Of(options with { MaxOutputTokens = 999 }), Of(options with { StructuredOutput = "none" }), Of(options with { StructuredOutput = "json-object" }),
        };
        Assert.Equal(others.Length + 1, others.Append(same).Distinct().Count());
    }

    private static BatchSpec Batch(int n) => TestProfile.Batch($"batch {n}", [.. Enumerable.Repeat(TestProfile.Spec(), 8), TestProfile.Spec("facts"), TestProfile.Spec("delight")]);

    private EndpointOptions Http(string name) => new() { Name = name, Kind = "openai", Model = "m", BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };

    private BatchGenerator Generator(params EndpointOptions[] options) => new(
        Prompts, new Dictionary<LanguageTag, CulturalProfile> { [Profile.Tag] = Profile },
        Endpoints.Create(options, [Profile], 1, TimeProvider.System, _ => "the-key"), store);
}
