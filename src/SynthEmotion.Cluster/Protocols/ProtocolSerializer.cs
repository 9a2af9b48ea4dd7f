using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Akka.Actor;
using Akka.Serialization;

namespace SynthEmotion.Cluster.Protocols;

/// <summary>Source-generated JSON for every message of the protocols; a type that is not listed here cannot be sent.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LanguageProtocol.Start))]
[JsonSerializable(typeof(LanguageProtocol.Pull))]
[JsonSerializable(typeof(LanguageProtocol.Leases))]
[JsonSerializable(typeof(LanguageProtocol.WorkAvailable))]
[JsonSerializable(typeof(LanguageProtocol.BatchDone))]
[JsonSerializable(typeof(LanguageProtocol.HandBack))]
[JsonSerializable(typeof(LanguageProtocol.Report))]
[JsonSerializable(typeof(LanguageProtocol.Finished))]
[JsonSerializable(typeof(LanguageProtocol.Failed), TypeInfoPropertyName = "LanguageFailed")]
[JsonSerializable(typeof(RunProtocol.Hello))]
[JsonSerializable(typeof(RunProtocol.State))]
[JsonSerializable(typeof(RunProtocol.Refused))]
[JsonSerializable(typeof(RunProtocol.Fatal))]
[JsonSerializable(typeof(RunProtocol.Train))]
[JsonSerializable(typeof(RunProtocol.Trained))]
internal sealed partial class ProtocolJson : JsonSerializerContext;

/// <summary>The one serialiser of the protocols. The manifest is the type's name within its protocol class, such as <c>LanguageProtocol.Pull</c>.</summary>
/// <param name="system">The actor system that uses it.</param>
internal sealed class ProtocolSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Fixed: it is part of the wire format.</summary>
    public const int Id = 41_700;

    private static readonly Dictionary<string, JsonTypeInfo> ByManifest = MessageTypes().ToDictionary(ManifestOf, TypeInfoOf);

    /// <inheritdoc/>
    public override int Identifier => Id;

    /// <inheritdoc/>
    public override string Manifest(object o) => ManifestOf(o.GetType());

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, TypeInfoOf(obj.GetType()));

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) =>
        ByManifest.TryGetValue(manifest, out var type)
            ? JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException($"a message '{manifest}' is null")
            : throw new JsonException($"no message '{manifest}' in this version of the protocol");

    /// <summary>Every concrete message of the protocols.</summary>
    internal static IEnumerable<Type> MessageTypes() =>
        typeof(IProtocolMessage).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IProtocolMessage)));

    private static string ManifestOf(Type type) => $"{type.DeclaringType?.Name}.{type.Name}";

    private static JsonTypeInfo TypeInfoOf(Type type) =>
        ProtocolJson.Default.GetTypeInfo(type) ?? throw new JsonException($"{type.Name} is not listed in {nameof(ProtocolJson)}");
}
