using SynthEmotion.Domain;
using SynthEmotion.Generation;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class EndpointOptionsTests
{
    [Fact]
    public void Defaults_are_a_valid_embedded_author() => Assert.Empty(new EndpointOptions { Name = "embedded" }.Validate());

    public static TheoryData<EndpointOptions, string> Mistakes() => new()
    {
        { new() { Name = "e", Kind = "opnai" }, "kind" },
        { new() { Name = "e", Kind = "openai" }, "model" },
        { new() { Name = "e", Kind = "azure-openai", Model = "m" }, "base-address" },
        { new() { Name = "e", Kind = "openai", Model = "m", BaseAddress = "localhost:8000" }, "base-address" },
        { new() { Name = "e", Kind = "openai", Model = "m", BaseAddress = "https://me:secret@host/v1" }, "base-address" },
        { new() { Name = "e", Kind = "openai", Model = "m", BaseAddress = "https://host/v1?key=secret" }, "base-address" },
        { new() { Name = "e", Credential = "magic" }, "credential" },
        { new() { Name = "e", Kind = "ollama", Model = "m", Credential = "default-azure" }, "credential" },
        { new() { Name = "e", StructuredOutput = "xml" }, "structured-output" },
        { new() { Name = "e", Weight = 0 }, "weight" },
        { new() { Name = "e", Weight = double.NaN }, "weight" },
        { new() { Name = "e", Temperature = 2.1 }, "temperature" },
        { new() { Name = "e", TopP = 0 }, "top-p" },
        { new() { Name = "e", MaxOutputTokens = 10 }, "max-output-tokens" },
        { new() { Name = "e", Timeout = TimeSpan.Zero }, "timeout" },
        { new() { Name = "e", Concurrency = 0 }, "concurrency" },
        { new() { Name = "e", RequestsPerMinute = 0 }, "requests-per-minute" },
        { new() { Name = "e", TokensPerMinute = -1 }, "tokens-per-minute" },
        { new() { Name = "e", PricePerMillionInput = -1 }, "price-per-million-input" },
        { new() { Name = "e", PricePerMillionOutput = double.PositiveInfinity }, "price-per-million-output" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_is_named_by_its_key_and_shows_no_secret(EndpointOptions options, string key)
    {
        var error = Assert.Single(options.Validate());
        Assert.Equal($"endpoints.e.{key}", error.Key);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_reports_every_mistake_and_missing_key_at_once()
    {
        EndpointOptions[] options =
        [
            new() { Name = "a", Kind = "telepathy" },
            new() { Name = "b", Kind = "openai", Model = "gpt" },
            new() { Name = "c", Kind = "azure-openai", Model = "gpt", BaseAddress = "https://x.openai.azure.com", KeyVariable = "MY_KEY" },
            new() { Name = "c" },
        ];
        var error = Assert.Throws<BadInputException>(() => Endpoints.Create(options, [TestProfile.Create()], 1, TimeProvider.System, _ => null));
        Assert.Equal(4, error.Problems.Count);
        Assert.Contains("embedded, azure-openai, openai, ollama", error.Problems[0], StringComparison.Ordinal);
        Assert.Contains("there twice", error.Problems[1], StringComparison.Ordinal);
        Assert.Contains("OPENAI_API_KEY is not set", error.Problems[2], StringComparison.Ordinal);
        Assert.Contains("MY_KEY is not set", error.Problems[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Create_without_endpoints_is_bad_input() =>
        Assert.Throws<BadInputException>(() => Endpoints.Create([], [TestProfile.Create()], 1, TimeProvider.System));

    [Fact]
    public void Choice_follows_the_weights_and_depends_on_the_batch_alone()
    {
        EndpointOptions[] options = [new() { Name = "a", Weight = 3 }, new() { Name = "b", Weight = 1 }];
        var endpoints = Endpoints.Create(options, [TestProfile.Create()], 1, TimeProvider.System);
        var first = Enumerable.Range(0, 4000).Select(n => EndpointChoice.Order($"batch {n}", endpoints)[0].Name).ToList();
        Assert.InRange(first.Count(n => n == "a"), 2900, 3100);
        var reversed = endpoints.Reverse().ToList();
        Assert.Equal(first.Take(100), Enumerable.Range(0, 100).Select(n => EndpointChoice.Order($"batch {n}", reversed)[0].Name));
    }
}
