using System.Text;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class CorpusVerifierTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_of_a_sound_corpus_passes_and_says_how_much_it_read()
    {
        using var corpus = await SmallCorpus.CreateAsync();

        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);

        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
        Assert.Equal((2, 96L, 16L, 1), (report.Languages, report.Accepted, report.Rejected, report.Versions));
    }

    [Fact]
    public async Task Verify_finds_a_flipped_byte_in_any_file_and_names_it()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        foreach (var path in (await corpus.Store.ListAsync("", Cancel)).Where(p => p.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(corpus.File(path), Cancel);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(corpus.File(path), bytes, Cancel);

            var problem = Assert.Single((await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Problems);

            Assert.Equal($"{path}: its sha256 is not the one that its manifest says", problem.ToString());
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(corpus.File(path), bytes, Cancel);
        }
    }

    [Fact]
    public async Task Verify_finds_a_missing_and_a_cut_off_shard()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        File.Delete(corpus.DataFile(Some.English));
        await File.WriteAllBytesAsync(corpus.DataFile(Some.Spanish), (await File.ReadAllBytesAsync(corpus.DataFile(Some.Spanish), Cancel))[..^1], Cancel);

        var problems = (await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Problems;

        Assert.Equal(2, problems.Count);
        Assert.EndsWith("the file is missing", problems[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("bytes, its manifest says", problems[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_a_broken_manifest_and_the_version_that_stands_on_it()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        await File.WriteAllTextAsync(corpus.File("manifests/es/000001.json"), "{", Cancel);

        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);

        Assert.Equal(["manifests/es/000001.json", "versions/000001.json"], report.Problems.Select(p => p.File));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Verify_warns_of_orphans_and_leftovers_and_still_passes()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        await File.WriteAllTextAsync(corpus.File("data/en/train-r0000b0000-0123456789abcdef.parquet"), "x", Cancel);
        await File.WriteAllTextAsync(corpus.File("data/en/.unfinished-node-2-7-1"), "x", Cancel);

        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);

        Assert.True(report.Passed);
        Assert.Equal(2, report.Warnings.Count);
    }

    [Fact]
    public async Task Verify_finds_rows_that_break_a_rule_and_names_their_row()
    {
        using var corpus = new SmallCorpus();
        var good = Some.Commit();
        var samples = good.Accepted.ToList();
        samples[1] = samples[1] with { Id = new string('0', 32) };
        samples[2] = samples[2] with { Provenance = samples[2].Provenance with { Plan = Hashing.Sha256Hex("another") } };
        samples[3] = samples[3] with { Provenance = samples[3].Provenance with { Round = 1, BatchIndex = 0 } };
        await corpus.Writer.CommitAsync(good with { Accepted = samples, Signatures = [] }, null, Cancel);

        var problems = (await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Problems;

        Assert.All(problems, p => Assert.NotNull(p.Row));
        Assert.Contains(problems, p => p.Problem == $"id {new string('0', 32)} is not the one that its batch and ordinal give");
        Assert.Contains(problems, p => p.Problem == "its plan, profile or prompt hash is not that of the segment of round 0");
        Assert.Contains(problems, p => p.Problem == "names another batch id than the rows before it for batch r0001b0000");
    }

    [Fact]
    public async Task Verify_finds_an_id_that_two_commits_hold_and_the_split_that_no_rule_gives()
    {
        using var corpus = new SmallCorpus();
        var first = await corpus.Writer.CommitAsync(Some.Commit(), null, Cancel);
        var second = Some.Commit(first);
        var twin = Some.Commit().Accepted[0];
        var moved = twin with { Provenance = twin.Provenance with { Round = 2, BatchIndex = 0 } };
        await corpus.Writer.CommitAsync(second with { Accepted = [moved, .. second.Accepted.Skip(1)], Signatures = [] }, first, Cancel);
        await SwapSplitsAsync(corpus, first);

        var problems = (await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Problems;

        Assert.Contains(problems, p => p.Problem == $"id {twin.Id} occurs a second time");
        Assert.Contains(problems, p => p.Problem.Contains("is in validation, the rule says test", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"unanswered\": 6", "\"unanswered\": 5", "6 samples that were asked for are neither accepted nor rejected, but it counts 5 as unanswered")]
    [InlineData("\"name\": \"near-duplicate\",\n      \"count\": 6", "\"name\": \"near-duplicate\",\n      \"count\": 7", "its drop counts are not those of the rejected files")]
    [InlineData("\"asked\": 12,\n        \"accepted\": 12", "\"asked\": 12,\n        \"accepted\": 11", "says 11 accepted of neutral; the shards hold 12")]
    [InlineData("\"target\": 36", "\"target\": 40", "says short by 0 with 36 of 40 accepted")]
    public async Task Verify_finds_a_count_that_the_rows_do_not_bear_out(string old, string changed, string problem)
    {
        using var corpus = new SmallCorpus();
        await corpus.Writer.CommitAsync(Some.Commit(completion: Completion.Full), null, Cancel);
        var path = corpus.File("manifests/en/000001.json");
        var text = await File.ReadAllTextAsync(path, Cancel);
        var last = text.LastIndexOf(old, StringComparison.Ordinal);
        Assert.True(last >= 0, text);
        await File.WriteAllTextAsync(path, new StringBuilder(text).Replace(old, changed, last, old.Length).ToString(), Cancel);

        var problems = (await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Problems;

        Assert.Contains(problems, p => p.Problem == problem);
    }

    /// <summary>Makes the first manifest call its test file a validation file, and repairs the chain after it.</summary>
    private static async Task SwapSplitsAsync(SmallCorpus corpus, LanguageManifest first)
    {
        var swapped = first with { Files = [.. first.Files.Select(f => f.Split == Split.Test ? f with { Split = Split.Validation } : f)] };
        var second = (await corpus.Writer.LatestManifestAsync(Some.English, Cancel))! with { Predecessor = swapped.Sha256 };
        await File.WriteAllBytesAsync(corpus.File("manifests/en/000001.json"), CorpusJson.Write(swapped), Cancel);
        await File.WriteAllBytesAsync(corpus.File("manifests/en/000002.json"), CorpusJson.Write(second), Cancel);
    }
}
