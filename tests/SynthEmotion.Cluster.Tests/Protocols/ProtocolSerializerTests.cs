using System.Text.Json;
using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Protocols;

public sealed class ProtocolSerializerTests : IDisposable
{
    private static readonly LanguageTag En = new("en");

    private static readonly SampleSpec Spec = new(
        LabelSet.Parse("anger+sadness"), ["outrage", "grief"], Explicitness.Mixed, "late-train", "chat", "general", SampleLength.Long);

    private static readonly LanguageSnapshot Snapshot = new(
        En, 500, 20, 10, new Dictionary<string, long> { ["near-duplicate"] = 2 }, new Dictionary<string, long>(), 0.5, 3, true, 1, "attempt limit");

    private static readonly IProtocolMessage[] Messages =
    [
        new LanguageProtocol.Start(En, 500),
        new LanguageProtocol.Pull(En, 3),
        new LanguageProtocol.Leases(En, [new Lease(new LeaseNumber(1, 2), new BatchSpec("id", "plan", En, 4, 5, [Spec]))]),
        new LanguageProtocol.WorkAvailable(En),
        new LanguageProtocol.BatchDone(En, new LeaseNumber(1, 2), new FilteredBatch(
            "id", "llm", "model", [new FilteredText(0, "さくら 🌸", "s1", "length", "too-short", 0.25, "2"), new FilteredText(1, "b", null, null, null, null, null)],
            [new FailureCount("refusal", 1), new FailureCount("cut-off", null)], 0.01)),
        new LanguageProtocol.HandBack(En, new LeaseNumber(1, 2), "rate-limited"),
        new LanguageProtocol.Report(Snapshot),
        new LanguageProtocol.Finished(Snapshot),
        new LanguageProtocol.Failed(En, "why", true),
        new RunProtocol.Hello("node", "workspace", [new EndpointReport("llm", 1, 2, 3.5)]),
        new RunProtocol.State([En], [new EndpointSlice("llm", 2, 10, 0, 1.5)], true),
        new RunProtocol.Refused("why"),
        new RunProtocol.Fatal("node", "why", false),
        new RunProtocol.Train(1),
        new RunProtocol.Trained(1, null, false),
    ];

    private readonly ActorSystem system = ActorSystem.Create("serializers");

    public void Dispose() => system.Dispose();

    [Fact]
    public void Every_message_type_of_the_protocols_is_tried_here() => Assert.Equal(
        ProtocolSerializer.MessageTypes().Select(t => t.FullName).Order(), Messages.Select(m => m.GetType().FullName).Order());

    [Fact]
    public void Every_message_reads_back_what_it_writes()
    {
        var serializer = new ProtocolSerializer((ExtendedActorSystem)system);
        Assert.All(Messages, message =>
        {
            var back = serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message));
            Assert.Equal(message.GetType(), back.GetType());
            Assert.Equal(JsonSerializer.Serialize(message, message.GetType()), JsonSerializer.Serialize(back, back.GetType()));
        });
    }

    [Fact]
    public void A_message_of_no_protocol_is_refused_by_name()
    {
        var serializer = new ProtocolSerializer((ExtendedActorSystem)system);
        Assert.Contains("Nothing", Assert.Throws<JsonException>(() => serializer.FromBinary([], "Nothing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_legal_leases_and_outcomes_fit_the_frame()
    {
        var text = new string('語', 4096 / 3);
        var batch = new FilteredBatch(new string('f', 64), "llm", "model", [.. Enumerable.Range(0, 64).Select(i => new FilteredText(i, text, "situation", null, null, null, null))], [], 1);
        var done = new LanguageProtocol.BatchDone(En, new LeaseNumber(long.MaxValue, long.MaxValue), batch);
        var size = new ProtocolSerializer((ExtendedActorSystem)system).ToBinary(done).Length;
        Assert.InRange(size, 64 * 4000, 1_000_000);
    }
}
