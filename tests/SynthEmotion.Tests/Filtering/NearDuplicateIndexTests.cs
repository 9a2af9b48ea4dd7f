using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Profiles;
using SynthEmotion.Tests.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class NearDuplicateIndexTests
{
    private static readonly ShingleUnit Words = new(ShingleKind.Word, 3);
    private static readonly NearDuplicateOptions Options = new();

    [Fact]
    public void Check_new_text_is_kept_and_same_letters_are_an_exact_duplicate()
    {
        var index = new NearDuplicateIndex(Words, Options);
        index.Add("a", index.Sketcher.Sketch("So tired of this bus, honestly."));

        Assert.True(Check(index, "So happy about that film, honestly.").Keeps);
        Assert.Equal(Verdict.Drop("exact-duplicate", 1, "a"), Check(index, "SO TIRED of this bus... honestly 😡!!"));
    }

    [Fact]
    public void Check_one_word_changed_in_many_is_a_near_duplicate_with_the_real_similarity()
    {
        var index = new NearDuplicateIndex(Words, Options);
        index.Add("a", index.Sketcher.Sketch(Sentence(20)));

        Assert.Equal(Verdict.Drop("near-duplicate", 17.0 / 19, "a"), Check(index, Sentence(20).Replace("w0", "other", StringComparison.Ordinal)));
        Assert.True(Check(index, Sentence(20).Replace("w5", "x", StringComparison.Ordinal).Replace("w12", "y", StringComparison.Ordinal)).Keeps);
    }

    [Fact]
    public void Check_several_twins_names_the_most_similar_and_of_equals_the_first()
    {
        var index = new NearDuplicateIndex(Words, Options);
        index.Add("far", index.Sketcher.Sketch(Sentence(30).Replace("w12", "x", StringComparison.Ordinal)));
        index.Add("near", index.Sketcher.Sketch(Sentence(30).Replace("w29", "x", StringComparison.Ordinal)));
        index.Add("equal", index.Sketcher.Sketch(Sentence(30).Replace("w29", "y", StringComparison.Ordinal)));

        Assert.Equal("near", Check(index, Sentence(30)).Detail);
    }

    [Theory]
    [InlineData("😡", "😡", "exact-duplicate")]
    [InlineData("😡", "😀", null)]
    [InlineData("Ugh.", "Ugh!", "exact-duplicate")]
    [InlineData("Ugh.", "Argh.", null)]
    [InlineData("❤️", "💔", null)]
    public void Check_texts_shorter_than_a_shingle_are_compared_whole(string first, string second, string? reason)
    {
        var index = new NearDuplicateIndex(Words, Options);
        index.Add("a", index.Sketcher.Sketch(first));

        Assert.Equal(reason, Check(index, second).Reason);
    }

    [Fact]
    public void Check_characters_are_compared_in_scripts_without_spaces()
    {
        var index = new NearDuplicateIndex(new ShingleUnit(ShingleKind.Character, 5), Options);
        index.Add("a", index.Sketcher.Sketch("昨日の夜に駅前で財布を落としてしまい、今朝やっと交番から連絡が来ました。"));

        Assert.Equal("near-duplicate", Check(index, "昨日の夜に駅前で財布を落としてしまい、今朝やっと交番から連絡がきた。").Reason);
        Assert.True(Check(index, "昨日の昼に学校で傘をなくしてしまい、今朝やっと友だちから返ってきました。").Keeps);
    }

    [Fact]
    public void StartingWith_profile_drops_copies_of_its_exemplars()
    {
        var index = NearDuplicateIndex.StartingWith(SmallProfile.Load(), Options);

        Assert.Equal(2, index.Count);
        Assert.Equal(Verdict.Drop("exact-duplicate", 1, "exemplar:2"), Check(index, "the library closes at SIX"));
    }

    [Fact]
    public void Check_every_drop_is_right_and_hardly_a_twin_is_missed()
    {
        var texts = Edited(SeededRandom.From("near-duplicates", "test"), 1500);
        var index = new NearDuplicateIndex(Words, Options);
        var kept = new List<(string Id, ulong[] Shingles)>();
        var (missed, twins) = (0, 0);
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            var shingles = Shingles.Of(text, Words);
            var (best, twin) = kept.Select(k => (Jaccard: Shingles.Jaccard(shingles, k.Shingles), k.Id)).Where(k => k.Jaccard >= Options.Threshold)
                .OrderByDescending(k => k.Jaccard).FirstOrDefault();
            var sketch = index.Sketcher.Sketch(text);
            var verdict = index.Check(sketch);
            twins += twin is null ? 0 : 1;
            if (verdict.Keeps)
            {
                missed += twin is null ? 0 : 1;
                index.Add($"t{i}", sketch);
                kept.Add(($"t{i}", shingles));
                continue;
            }
            Assert.Equal((twin, Math.Round(best, 6)), (verdict.Detail, verdict.Score));
        }
        Assert.True(twins > 300, $"only {twins} twins to find");
        Assert.True(missed <= twins * (1 - Options.ChanceOfComparison(Options.Threshold)) + 3, $"{missed} of {twins} twins missed");
    }

    [Fact]
    public void Sketch_from_a_stored_signature_gives_the_same_verdicts()
    {
        var texts = Edited(SeededRandom.From("near-duplicates", "restart"), 600);
        var first = new NearDuplicateIndex(Words, Options);
        var stored = new List<(string Id, string Text, byte[] Signature)>();
        foreach (var (text, i) in texts.Take(400).Select((t, i) => (t, i)))
        {
            var sketch = first.Sketcher.Sketch(text);
            if (!first.Check(sketch).Keeps)
                continue;
            first.Add($"t{i}", sketch);
            stored.Add(($"t{i}", text, sketch.SignatureBytes()));
        }
        var second = new NearDuplicateIndex(Words, Options);
        foreach (var (id, text, signature) in stored)
            second.Add(id, second.Sketcher.Sketch(text, signature));

        Assert.All(texts, t => Assert.Equal(Check(first, t), Check(second, t)));
        Assert.All(stored, s => Assert.Equal(Options.Permutations * 4, s.Signature.Length));
        Assert.Throws<ArgumentException>(() => second.Sketcher.Sketch("x", new byte[8]));
    }

    [Fact]
    public void Sign_is_the_same_on_every_machine_and_estimates_the_similarity()
    {
        var minHash = new MinHash(112);
        var (a, b) = (Shingles.Of(Sentence(60), Words), Shingles.Of(Sentence(60).Replace("w20", "x", StringComparison.Ordinal).Replace("w40", "y", StringComparison.Ordinal), Words));

        var (first, second) = (minHash.Sign(a), minHash.Sign(b));

        Assert.Equal("572ae62e6069", Hashing.Sha256Hex(MinHash.ToBytes(first))[..12]);
        Assert.Equal(Shingles.Jaccard(a, b), first.Zip(second).Count(p => p.First == p.Second) / 112.0, 0.12);
        Assert.Equal(first, MinHash.FromBytes(MinHash.ToBytes(first), 112));
    }

    [Fact]
    public void Options_tell_where_the_bands_begin_to_find()
    {
        Assert.Equal(0.4347, Options.LshThreshold, 0.0001);
        Assert.InRange(Options.ChanceOfComparison(0.7), 0.999, 1);
        Assert.Equal(0.719, new NearDuplicateOptions { Bands = 14, Rows = 8 }.LshThreshold, 0.001);
    }

    private static Verdict Check(NearDuplicateIndex index, string text) => index.Check(index.Sketcher.Sketch(text));

    private static string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"w{i}"));

    /// <summary>Texts of 3 to 40 words from a small vocabulary, about half of them an earlier one with a few words changed.</summary>
    private static List<string> Edited(SeededRandom random, int count)
    {
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var words = texts.Count > 0 && random.Next(2) == 0
                ? random.Pick(texts).Split(' ')
                : [.. Enumerable.Range(0, 3 + random.Next(38)).Select(_ => Word(random))];
            for (var edits = random.Next(3); edits > 0; edits--)
                words[random.Next(words.Length)] = Word(random);
            texts.Add(string.Join(' ', words));
        }
        return texts;
    }

    private static string Word(SeededRandom random) => new([(char)('a' + random.Next(26)), (char)('a' + random.Next(26)), (char)('a' + random.Next(4))]);
}
