using System.Text;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace SynthEmotion.Tests.Corpus;

public sealed class DatasetCardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Card_names_exactly_the_files_of_the_newest_version_by_language_and_split()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var spanish = await corpus.Writer.LatestManifestAsync(Some.Spanish, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(spanish, Some.Spanish, Completion.Full), spanish, Cancel);
        var newest = await corpus.CreateVersionAsync();

        var front = Parse(await WriteAsync(corpus));

        Assert.Equal(["en", "es"], Sequence(front, "language").Select(n => n.ToString()));
        Assert.Equal(["all", "en", "es"], Sequence(front, "configs").Select(c => c["config_name"].ToString()));
        foreach (var config in Sequence(front, "configs"))
        {
            var name = config["config_name"].ToString();
            var expected = newest.Languages.Where(l => name == "all" || name == l.Language.ToString()).SelectMany(l => l.Data)
                .Select(f => $"{f.Split!.Value.Name()} {f.Path}").Order(StringComparer.Ordinal);
            var named = ((YamlSequenceNode)config["data_files"])
                .SelectMany(d => ((YamlSequenceNode)d["path"]).Select(p => $"{d["split"]} {p}")).Order(StringComparer.Ordinal);
            Assert.Equal(expected, named);
        }
        Assert.Equal("other", front["license"].ToString());
        Assert.Equal("n<1K", Sequence(front, "size_categories").Single().ToString());
    }

    [Fact]
    public async Task Card_of_the_same_corpus_is_the_same_text_and_leaves_the_corpus_sound()
    {
        using var corpus = await SmallCorpus.CreateAsync();

        Assert.Equal(await WriteAsync(corpus), await WriteAsync(corpus));

        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Card_says_who_wrote_the_texts_and_that_the_composer_is_no_model()
    {
        using var corpus = new SmallCorpus();
        var commit = Some.Commit(completion: Completion.Full);
        var accepted = commit.Accepted.Select((s, i) => i % 2 == 0 ? s with { Provenance = s.Provenance with { Endpoint = "local", Model = "embedded-author-1" } } : s);
        await corpus.Writer.CommitAsync(commit with { Accepted = [.. accepted] }, null, Cancel);
        await corpus.CreateVersionAsync();

        var card = await WriteAsync(corpus);

        Assert.Contains("| embedded | composer-1 | 18 |\n| local | embedded-author-1 | 18 |", card, StringComparison.Ordinal);
        Assert.Contains("The embedded author is **not a language model**", card, StringComparison.Ordinal);
        Assert.Contains("| near-duplicate | 6 |", card, StringComparison.Ordinal);
        Assert.Contains("| missing-id | 6 |", card, StringComparison.Ordinal);
        Assert.Contains("| 1 | 36 | en | run finished |", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_quotes_a_language_tag_that_YAML_takes_for_a_boolean()
    {
        var file = new CorpusFile("data/no/train-r0000b0000-0123456789abcdef.parquet", FileKind.Data, Split.Train, 1, new string('0', 64), 1);
        var version = new CorpusVersion(1, 1, "run finished", [new VersionLanguage(new LanguageTag("no"), 1, "", 1, [file], [])]);

        Assert.Contains("language:\n- \"no\"\n", CardFrontMatter.Render(version, "other"), StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(SmallCorpus corpus)
    {
        await DatasetCard.WriteAsync(corpus.Store, "node-1", "other", Cancel);
        return Encoding.UTF8.GetString(await corpus.Store.ReadAsync("README.md", Cancel));
    }

    private static YamlMappingNode Parse(string card)
    {
        Assert.StartsWith("---\n", card, StringComparison.Ordinal);
        var yaml = new YamlStream();
        using var text = new StringReader(card[4..card.IndexOf("\n---\n", 4, StringComparison.Ordinal)]);
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static YamlSequenceNode Sequence(YamlMappingNode node, string key) => (YamlSequenceNode)node[key];
}
