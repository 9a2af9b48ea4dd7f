using Akka.Cluster.Sharding;
using SynthEmotion.Cluster.Protocols;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Shard id = entity id = language tag: languages are few, and each is placed by itself.</summary>
internal sealed class LanguageExtractor : IMessageExtractor
{
    /// <inheritdoc/>
    public string? EntityId(object message) => message switch
    {
        LanguageProtocol.ILanguageMessage m => m.Language.ToString(),
        _ => null,
    };

    /// <inheritdoc/>
    public object EntityMessage(object message) => message;

    /// <inheritdoc/>
    public string ShardId(object message) => EntityId(message) ?? "";

    /// <inheritdoc/>
    public string ShardId(string entityId, object? messageHint = null) => entityId;
}
