using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>
/// A chat client inside the program that needs no model: it reads the array of sample specs at the end of the user message and composes each text from
/// the cultural profile. It is honest about being a composer (its name is every sample's model) and its answers go the way of any other endpoint's.
/// A pure function of (message, profiles, seed); it keeps nothing between calls. A sample that the profile has nothing for is left out of the answer.
/// </summary>
public sealed class EmbeddedAuthor : IChatClient
{
    /// <summary>What provenance calls it. Another number whenever the same request would be answered otherwise.</summary>
    public const string ModelName = "embedded-author-1";

    private readonly ImmutableSortedDictionary<LanguageTag, Composer> composers;

    /// <summary>An author for the languages of <paramref name="profiles"/>.</summary>
    /// <param name="profiles">One a language.</param>
    /// <param name="seed">The run's seed.</param>
    public EmbeddedAuthor(IEnumerable<CulturalProfile> profiles, long seed) =>
        composers = profiles.ToImmutableSortedDictionary(p => p.Tag, p => new Composer(p, seed));

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var user = messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "";
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(user)))
        {
            ModelId = ModelName,
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 },
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() { }

    /// <summary>The answer's text for a user message that ends with an array of sample specs.</summary>
    /// <exception cref="FormatException">It does not end with one.</exception>
    public string Answer(string userMessage)
    {
        var samples = new JsonArray();
        foreach (var asked in SpecArray.Read(userMessage))
            if (composers.TryGetValue(asked.Language, out var composer) && composer.Compose(asked.Id, asked.Spec) is { } composed)
                samples.Add(new JsonObject
                {
                    ["id"] = asked.Id,
                    ["text"] = composed.Text,
                    ["labels"] = new JsonArray([.. asked.Spec.Labels.Emotions.Select(e => JsonValue.Create(e.Name()))]),
                    ["situation"] = composed.Situation,
                });
        return new JsonObject { ["samples"] = samples }.ToJsonString(JsonText.Plain);
    }
}
