using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class CorpusSummaryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Summary_counts_what_the_reader_reads()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var reader = await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel);
        var samples = await reader.ReadAsync(language: Some.English, cancel: Cancel).ToListAsync(Cancel);

        var summary = await CorpusSummary.ReadAsync(reader, texts: 3, cancel: Cancel);

        var english = summary.Languages[0];
        Assert.Equal(96, summary.Samples);
        Assert.Equal(Splits.All.Select(s => (long)samples.Count(x => x.Split == s)), english.BySplit.Select(s => s.Count));
        Assert.Equal(Emotions.All.Select(e => (long)samples.Count(x => x.Sample.Labels.Contains(e))), english.ByLabel.Select(l => l.Count));
        Assert.Equal(72, english.BySetSize.Sum(s => s.Count));
        Assert.Equal(["general", "indian"], english.ByVariety.Select(v => v.Name));
        Assert.Equal(["none", "plain"], english.ByExplicitness.Select(v => v.Name));
        Assert.Equal(new AuthorCount("embedded", "composer-1", 96), Assert.Single(summary.Authors));
        Assert.Equal(samples.Select(s => s.Sample.Id).Order(StringComparer.Ordinal).Take(3), english.Texts.Select(t => t.Id));
    }

    [Fact]
    public async Task Summary_counts_the_drops_of_filters_and_of_the_version()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var victim = (await (await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel)).ReadAsync(cancel: Cancel).FirstAsync(Cancel)).Sample;
        await corpus.CreateVersionAsync([new CorpusDrop(victim.Id, "cross-fit", "labels-unlikely", 0.031)]);

        var summary = await CorpusSummary.ReadAsync(await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel), cancel: Cancel);

        Assert.Equal([new NamedCount("labels-unlikely", 1), new NamedCount("near-duplicate", 16)], summary.Total(l => l.Drops));
        Assert.Equal([new NamedCount("missing-id", 16)], summary.Total(l => l.Failures));
        Assert.Equal(95, summary.Samples);
    }

    [Fact]
    public async Task Summary_of_a_language_that_is_not_there_says_which_are()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var reader = await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel);

        var e = await Assert.ThrowsAsync<BadInputException>(() => CorpusSummary.ReadAsync(reader, language: new LanguageTag("ja"), cancel: Cancel));

        Assert.Equal("language 'ja': corpus version 1 has en, es", e.Message);
    }
}
