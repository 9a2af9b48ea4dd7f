using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Tests.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class JudgeFilterTests : IAsyncDisposable
{
    private const string SampleId = "0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("judge-");
    private readonly ResponseStore store;

    public JudgeFilterTests() => store = ResponseStore.Open(Path.Combine(folder.FullName, "responses.db"));

    [Theory]
    [InlineData("""{"labels": ["anger"]}""", "anger", null, null)]
    [InlineData("""{"labels": ["anger", "frustration", "sadness"]}""", "anger", null, null)]
    [InlineData("""Sure: ```json {"labels": ["joy",]} ```""", "anger", 0.0, "joy")]
    [InlineData("""{"labels": ["Neutral", "anger"]}""", "anger", null, null)]
    [InlineData("""{"labels": []}""", "anger", 0.0, "neutral")]
    [InlineData("""{"labels": []}""", "neutral", null, null)]
    [InlineData("""{"labels": ["anger", "joy", "love", "surprise"]}""", "anger", 0.25, "anger+joy+love+surprise")]
    public async Task Judge_reading_decides_by_its_agreement(string answer, string asked, double? score, string? found)
    {
        var (verdict, _) = await Judge(new Says(answer), asked);

        Assert.Equal(score is null ? Verdict.Keep : Verdict.Drop("judge-disagrees", score, found), verdict);
    }

    [Theory]
    [InlineData("I'm sorry, I can't help with that.", FailureNames.NotJson)]
    [InlineData("""{"labels": ["bliss"]}""", "unknown-labels")]
    [InlineData("""{"labels": [7]}""", "unknown-labels")]
    public async Task Judge_answer_without_labels_keeps_the_text(string answer, string name)
    {
        var (verdict, reading) = await Judge(new Says(answer), "anger");

        Assert.Equal(Verdict.Keep, verdict);
        Assert.Equal(new JudgeReading.Unreadable(name), reading);
    }

    [Fact]
    public async Task Judge_sees_the_text_and_the_glosses_but_not_the_labels_asked_for()
    {
        var client = new Says("""{"labels": ["anger"]}""");

        await Judge(client, "anger");

        Assert.Equal("What a morning.", client.Messages[1].Text);
        Assert.Contains("- gratitude (gratitude): what it is", client.Messages[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{labels}", client.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, client.Messages.Count);
    }

    [Fact]
    public async Task Judge_asked_again_answers_from_the_store()
    {
        await Judge(new Says("""{"labels": ["joy"]}"""), "anger");

        var (verdict, _) = await Judge(new Says("""{"labels": ["anger"]}"""), "anger");

        Assert.Equal(Verdict.Drop("judge-disagrees", 0, "joy"), verdict);
    }

    [Fact]
    public async Task Judge_that_is_not_reached_gives_no_verdict()
    {
        var (verdict, reading) = await Judge(new Says(null), "anger");

        Assert.Null(verdict);
        Assert.IsType<JudgeReading.Postponed>(reading);
    }

    [Fact]
    public void EndpointJudge_embedded_author_is_refused()
    {
        using var endpoint = new Endpoint(new EndpointOptions { Name = "own" }, new Says(""));

        Assert.Throws<BadInputException>(() => new EndpointJudge(endpoint, store));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<(Verdict? Verdict, JudgeReading Reading)> Judge(Says client, string asked)
    {
        using var endpoint = new Endpoint(new EndpointOptions { Name = "judge", Kind = "openai", Model = "some-model" }, client);
        var filter = new JudgeFilter(new EndpointJudge(endpoint, store), new JudgeOptions { Endpoint = "judge" });
        return await filter.JudgeAsync(SampleId, "What a morning.", LabelSet.Parse(asked), SmallProfile.Load(), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers one thing, or breaks the connection.</summary>
    private sealed class Says(string? answer) : IChatClient
    {
        public List<ChatMessage> Messages { get; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Messages.AddRange(messages);
            return answer is null ? throw new HttpRequestException(HttpRequestError.ConnectionError) : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
