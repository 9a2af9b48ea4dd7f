using Akka.Actor;
using SynthEmotion.Corpus;

namespace SynthEmotion.Cluster.Language;

/// <summary>Child of a language's owner: commits shards and manifests, and answers after they are durable, never before.</summary>
internal sealed class ShardWriter : ReceiveActor
{
    private readonly CorpusWriter writer;

    public ShardWriter(CorpusWriter writer)
    {
        this.writer = writer;
        Receive<Commit>(OnCommit);
    }

    /// <summary>Commit this; the answer is <see cref="Committed"/> or <see cref="Status.Failure"/>.</summary>
    public sealed record Commit(ShardCommit Shard, LanguageManifest? Predecessor);

    /// <summary>The new last manifest.</summary>
    public sealed record Committed(LanguageManifest Manifest);

    private void OnCommit(Commit commit) => Task.Run(() => writer.CommitAsync(commit.Shard, commit.Predecessor))
        .PipeTo(Sender, Self, manifest => new Committed(manifest), cause => new Status.Failure(cause));
}
