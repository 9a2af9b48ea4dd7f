using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class CorpusVersionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_lists_each_language_in_tag_order_with_all_its_data_files()
    {
        using var corpus = await SmallCorpus.CreateAsync();

        var version = await CorpusVersions.ReadAsync(corpus.Store, 1, Cancel);

        Assert.Equal([Some.English, Some.Spanish], version.Languages.Select(l => l.Language));
        Assert.Equal([2, 1], version.Languages.Select(l => l.Manifest));
        Assert.Equal(72 + 24, version.Samples);
    }

    [Fact]
    public async Task Version_of_an_unchanged_corpus_is_the_one_that_exists()
    {
        using var corpus = await SmallCorpus.CreateAsync();

        Assert.Equal(1, (await corpus.CreateVersionAsync(reason: "asked again")).Number);
        Assert.Single(await CorpusVersions.AllAsync(corpus.Store, Cancel));
    }

    [Fact]
    public async Task Version_after_a_larger_target_is_the_next_and_the_old_one_still_reads()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var spanish = await corpus.Writer.LatestManifestAsync(Some.Spanish, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(spanish, Some.Spanish, Completion.Full), spanish, Cancel);

        Assert.Equal(2, (await corpus.CreateVersionAsync()).Number);
        Assert.Equal(24, (await CorpusReader.OpenAsync(corpus.Store, 1, Cancel)).Count(language: Some.Spanish));
        Assert.Equal(60, (await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel)).Count(language: Some.Spanish));
    }

    [Fact]
    public async Task Version_with_an_open_language_is_refused()
    {
        using var corpus = new SmallCorpus();
        var open = await corpus.Writer.CommitAsync(Some.Commit(), null, Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CorpusVersions.CreateAsync(corpus.Store, "node-1", [open], "too early", cancel: Cancel));
    }

    [Fact]
    public async Task Version_with_drops_replaces_only_their_shards_keeps_the_drops_and_verifies()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var victim = (await (await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel)).ReadAsync(Split.Train, Some.English, Cancel).FirstAsync(Cancel)).Sample;

        var version = await corpus.CreateVersionAsync([new CorpusDrop(victim.Id, "cross-fit", "labels-unlikely", 0.031)]);

        var before = corpus.Version!.Languages[0];
        var after = version.Languages[0];
        Assert.Equal(2, version.Number);
        Assert.Equal(before.Data.Count - 1, before.Data.Intersect(after.Data).Count());
        Assert.Equal(before.Samples - 1, after.Samples);
        var drop = Assert.Single(await LanguageShards.ReadRejectsAsync(corpus.Store, Assert.Single(after.Dropped), Cancel));
        Assert.Equal((victim.Id, "cross-fit", "labels-unlikely", 0.031), (drop.Candidate.Id, drop.Filter, drop.Reason, drop.Score));
        var reader = await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel);
        Assert.DoesNotContain(victim.Id, await reader.ReadAsync(cancel: Cancel).Select(s => s.Sample.Id).ToListAsync(Cancel));
        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Reader_sees_only_what_its_version_names_and_counts_as_it_reads()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var reader = await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel);
        var spanish = await corpus.Writer.LatestManifestAsync(Some.Spanish, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(spanish, Some.Spanish), spanish, Cancel);

        var all = await reader.ReadAsync(cancel: Cancel).ToListAsync(Cancel);

        Assert.Equal(reader.Count(), all.Count);
        Assert.Equal(96, all.Count);
        foreach (var split in Splits.All)
            Assert.Equal(reader.Count(split, Some.English), await reader.ReadAsync(split, Some.English, Cancel).CountAsync(Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Reader_of_a_version_that_is_not_there_says_which_are(int number)
    {
        using var corpus = await SmallCorpus.CreateAsync();

        var e = await Assert.ThrowsAsync<BadInputException>(() => CorpusReader.OpenAsync(corpus.Store, number, Cancel));

        Assert.Equal($"corpus version {number}: there are versions 1 to 1", e.Message);
    }

    [Fact]
    public async Task Reader_of_a_corpus_without_version_says_so()
    {
        using var corpus = new SmallCorpus();

        await Assert.ThrowsAsync<BadInputException>(() => CorpusReader.OpenAsync(corpus.Store, cancel: Cancel));
    }
}
