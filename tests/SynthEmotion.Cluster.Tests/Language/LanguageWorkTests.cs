using CsCheck;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Language;

public sealed class LanguageWorkTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"language-work-{Environment.ProcessId}-{Environment.TickCount64}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Any_order_of_answers_and_any_losses_give_the_same_manifests()
    {
        var expected = await RunAsync(seed: "in order", lose: 0, folder: "0");
        Assert.True(expected.Count > 2, $"{expected.Count} manifests");
        var turn = 0;
        await Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 60]).SampleAsync(async (seed, lose) =>
            Assert.Equal(expected, await RunAsync($"{seed}", lose, $"{Interlocked.Increment(ref turn)}")), iter: 12, threads: 1);
    }

    [Fact]
    public async Task An_owner_that_starts_from_any_manifest_ends_with_the_same_ones()
    {
        var expected = await RunAsync("in order", 0, "0");
        for (var stopAfter = 1; stopAfter < expected.Count; stopAfter++)
            Assert.Equal(expected, await RunAsync("in order", 20, $"r{stopAfter}", stopAfter));
    }

    [Fact]
    public void A_late_answer_of_an_expired_lease_is_not_counted_twice()
    {
        var (work, leases) = new Languages(50).Begin().Grant(2, "worker", Noon);
        work = work.Expire(Noon.AddSeconds(1));
        (work, var again) = work.Grant(2, "other", Noon.AddMinutes(5));
        Assert.Equal(leases.Select(l => l.Batch.Id), again.Select(l => l.Batch.Id));
        Assert.Null(work.Arrive(leases[0].Number, Languages.Answer(leases[0].Batch)).FoldDue);
        Assert.NotNull(work.Arrive(again[0].Number, Languages.Answer(again[0].Batch)).FoldDue);
    }

    [Fact]
    public void A_lost_worker_frees_its_batches_and_a_handed_back_one_is_counted_by_name()
    {
        var (work, leases) = new Languages(50).Begin().Grant(100, "lost", Noon);
        Assert.False(work.HasUnlent);
        Assert.True(work.Release("lost").HasUnlent);
        work = work.HandBack(leases[0].Number, "rate-limited");
        Assert.True(work.HasUnlent);
        Assert.Equal(1, work.Snapshot().Failures["rate-limited"]);
    }

    private async Task<IReadOnlyList<string>> RunAsync(string seed, int lose, string folder, int? stopAfter = null)
    {
        var store = new FolderCorpusStore(Path.Combine(this.folder, folder));
        var writer = new CorpusWriter(store, new SplitShares(), "w");
        var random = SeededRandom.From(seed);
        var languages = new Languages(160);
        var work = languages.Begin();
        var lent = new List<Lease>();
        while (!work.IsFinished)
        {
            if (work.CommitDue is { } commit)
            {
                work = work.Committed(await writer.CommitAsync(commit, work.Manifest));
                if (work.Manifest!.Number == stopAfter)
                {
                    // A new owner: what was folded since the manifest is forgotten, the index comes from the corpus.
                    languages = new Languages(160);
                    await foreach (var (sample, signature) in LanguageShards.ReadAcceptedAsync(store, Languages.Profile.Tag))
                        languages.Index.Add(sample.Id, languages.Index.Sketcher.Sketch(sample.Text, signature!.Value.Span));
                    (work, lent, stopAfter) = (languages.Begin(work.Manifest), [], null);
                }
            }
            else if (work.FoldDue is { } fold)
            {
                work = work.Fold(languages.Fold(fold), 0);
            }
            else
            {
                (work, var granted) = work.Grant(1 + random.Next(4), $"worker-{random.Next(3)}", Noon);
                lent.AddRange(granted);
                var lease = lent[random.Next(lent.Count)];
                lent.Remove(lease);
                work = random.Next(100) < lose ? work.HandBack(lease.Number, "time-out") : work.Arrive(lease.Number, Languages.Answer(lease.Batch));
            }
        }

        return [.. (await ManifestChain.ReadAsync(store, Languages.Profile.Tag)).Select(m => m.Sha256)];
    }
}
