using SynthEmotion.Domain;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

public sealed class ProfileLoaderTests
{
    [Fact]
    public void Load_valid_file_gives_every_part()
    {
        var profile = SmallProfile.Load();

        Assert.Equal("en", profile.Tag.ToString());
        Assert.Equal(new ShingleUnit(ShingleKind.Word, 3), profile.Shingle);
        Assert.Equal(11, profile.Labels.Count);
        Assert.Equal(["outrage", "so much outrage"], profile.Labels[Emotion.Anger].Facets["outrage"].AsEnumerable());
        Assert.Empty(profile.Labels[Emotion.Neutral].Facets);
        Assert.Equal(["chat", "complaint"], profile.Registers.Select(r => r.Id));
        Assert.Equal([false, true], profile.Varieties.Select(v => v.OwnTexts));
        Assert.Equal(VarietyIdentification.Script, profile.Varieties[1].Identify);
        Assert.Equal(160, profile.Lengths[SampleLength.Medium].UpTo);
        Assert.Equal(0.25, profile.ExplicitnessShares[Explicitness.Mixed]);
        Assert.Equal(Explicitness.None, profile.Exemplars[1].Explicitness);
        Assert.Equal(["chat"], profile.Situations.Single(s => s.Id == "queue").Registers.AsEnumerable());
        Assert.Equal(["complaint"], profile.Reactions["dread"].Plain[1].Registers.AsEnumerable());
        Assert.Empty(profile.Openers["complaint"]);
        Assert.Single(profile.Neutral["advice"]);
    }

    [Fact]
    public void LabelSets_singles_left_out_weigh_one_and_neutral_is_there()
    {
        var sets = SmallProfile.Load().LabelSets;

        Assert.Equal(1, sets[LabelSet.Of(Emotion.Neutral)]);
        Assert.Equal(5, sets[LabelSet.Of(Emotion.Frustration, Emotion.Anger)]);
        Assert.Equal(14, sets.Count);
    }

    [Fact]
    public void Hash_is_of_the_bytes_and_the_same_for_other_line_ends()
    {
        var yaml = SmallProfile.Yaml();

        Assert.Equal(Hashing.Sha256Hex(yaml), SmallProfile.Load("en", yaml).Hash);
        Assert.Equal(SmallProfile.Load("en", yaml).Hash, SmallProfile.Load("en", yaml.Replace("\n", "\r\n", StringComparison.Ordinal)).Hash);
    }

    /// <summary>What is put in the place of what, and what the one problem must say beside file and line.</summary>
    [Theory]
    [InlineData("tag: en", "tag: fr", "tag: 'fr' is not the file's name")]
    [InlineData("native_name:", "native_nam:", "native_nam: unknown key; did you mean 'native_name'?|key 'native_name' is missing")]
    [InlineData("unit: word", "unit: words", "shingle.unit: unknown unit 'words'; did you mean 'word'?")]
    [InlineData("size: 3", "size: 9", "shingle.size: '9' is no whole number from 1 to 8")]
    [InlineData("chat: {share: 0.75", "chat: {share: 0.7", "registers: the shares sum to 0.95; they must sum to 1")]
    [InlineData("chat: {share: 0.75", "chat: {share: most", "registers.chat.share: 'most' is no number from 0 to 1|the shares sum to 0.25")]
    [InlineData("emotions: [frustration, anger]", "emotions: [frustation, anger]", "scenarios.late-train.emotions[1]: unknown emotion 'frustation'; did you mean 'frustration'?")]
    [InlineData("emotions: [frustration, anger]", "emotions: []", "scenarios.late-train.emotions: is an empty list; give at least 1")]
    [InlineData("  gift:", "  my gift:", "situations.my gift: 'my gift' is no id")]
    [InlineData("identify: engine", "identify: markers", "varieties.general: is identified by markers and has none")]
    [InlineData("identify: script", "identify: script, markers: [yaar]", "markers beside identify: script")]
    [InlineData("scripts: [Latn], identify: engine", "scripts: [Latin], identify: engine", "varieties.general.scripts[1]: unknown script 'Latin'; did you mean 'Latn'?")]
    [InlineData("identify: engine}", "identify: engine, own_texts: true}", "the first variety, general, has own_texts")]
    [InlineData("own_texts: true", "own_texts: yes", "varieties.indian.own_texts: 'yes' is neither true nor false")]
    [InlineData("joy+surprise: 3", "frustration+anger: 3", "label_sets.pairs.frustration+anger: the set stands twice")]
    [InlineData("joy+surprise: 3", "joy+neutral: 3", "neutral stands alone in a label set")]
    [InlineData("joy+surprise: 3", "joy+surprise+love: 3", "the set has 3 labels; here each set has 2")]
    [InlineData("joy+surprise: 3", "joy+suprise: 3", "unknown emotion 'suprise'; did you mean 'surprise'?")]
    [InlineData("joy+surprise: 3", "joy+surprise: -1", "label_sets.pairs.joy+surprise: '-1' is no number")]
    [InlineData("joy+surprise: 3", "joy+sadness: 3", "situations: none raises joy+sadness at once")]
    [InlineData("up_to: 160", "up_to: 60", "lengths.medium.up_to: 60 is not above the 70 of the class before")]
    [InlineData("accept: [en]", "accept: [fr]", "identification.accept: the language itself, en, is not accepted")]
    [InlineData("confusable: []", "confusable: [english]", "'english' is no language tag")]
    [InlineData("threshold: 0.9", "threshold: 90", "identification.threshold: '90' is no number")]
    [InlineData("facets: [outrage], explicitness", "facets: [outrage, jealousy], explicitness", "exemplars[1].facets: two facets of anger")]
    [InlineData("facets: [outrage], explicitness", "facets: [outrage, facts], explicitness", "exemplars[1].facets: neutral stands alone in a label set")]
    [InlineData("explicitness: plain, register", "explicitness: open, register", "exemplars[1].explicitness: unknown explicitness 'open'")]
    [InlineData("explicitness: plain, register", "register", "exemplars[1]: key 'explicitness' is missing")]
    [InlineData("facets: [facts], register: chat", "facets: [facts], explicitness: plain, register: chat", "exemplars[2].explicitness: a neutral text has no explicitness")]
    [InlineData("facets: [facts], register: chat", "facets: [facts], register: chatt", "unknown register 'chatt'; did you mean 'chat'?")]
    [InlineData("varieties: [indian]", "varieties: [british]", "situations.gift.varieties[1]: unknown variety 'british'")]
    [InlineData("raises: [outrage, annoyance]", "raises: [outrage, outrage]", "facet 'outrage' stands twice|none raises anger+frustration")]
    [InlineData("raises: [delight, astonishment]", "raises: [delight, facts]", "situations.gift.raises[2]: unknown facet 'facts'|none raises joy+surprise")]
    [InlineData("indirect: [So terror goes.]", "indirect: []", "reactions.terror.indirect: is an empty list")]
    [InlineData("  terror: {plain", "  terrors: {plain", "reactions.terrors: unknown key; did you mean 'terror'?|key 'terror' is missing")]
    [InlineData("chat: [\"so,\"]", "chatter: [\"so,\"]", "openers.chatter: unknown key")]
    [InlineData("[A note on advice.]", "[\"\"]", "neutral.advice[1]: is empty; give a value")]
    [InlineData("[A note on advice.]", "[\"a\\u0007b\"]", "neutral.advice[1]: the text has the control character U+0007")]
    [InlineData("[A note on advice.]", "[Note: take it.]", "neutral.advice[1].Note: unknown key|neutral.advice[1]: key 'text' is missing")]
    [InlineData("neutral: {word: neutral, definition: nothing felt, differs: from all}", "neutral: {word: neutral, definition: nothing felt}", "labels.neutral: key 'differs' is missing")]
    [InlineData("unease: [unease, so much unease]", "unease: unease", "labels.fear.facets.unease: is a single value; give a list")]
    [InlineData("  - real people's names", "  real: names", "taboos: is a map of keys; give a list")]
    public void Load_one_fault_is_told_with_its_place(string right, string wrong, string expected)
    {
        var yaml = SmallProfile.Yaml();
        Assert.Contains(right, yaml, StringComparison.Ordinal);

        var problems = ProblemsOf(yaml.Replace(right, wrong, StringComparison.Ordinal));

        var parts = expected.Split('|');
        Assert.Equal(parts.Length, problems.Count);
        foreach (var part in parts)
            Assert.Contains(problems, p => p.Contains(part, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Matches(@"en\.yaml:\d+: .+; .+", p));
    }

    [Fact]
    public void Load_fault_names_its_line()
    {
        var yaml = SmallProfile.Yaml().Replace("raises: [outrage, annoyance]", "raises: [outrage, anoyance, annoyance]", StringComparison.Ordinal);

        var problem = Assert.Single(ProblemsOf(yaml));

        Assert.Contains($"en.yaml:{SmallProfile.LineOf(yaml, "anoyance")}: situations.queue.raises[2]: unknown facet 'anoyance'; did you mean 'annoyance'?", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_many_faults_tells_all_in_file_order()
    {
        var yaml = SmallProfile.Yaml().Replace("size: 3", "size: 0", StringComparison.Ordinal)
            .Replace("identify: engine", "identify: guess", StringComparison.Ordinal)
            .Replace("long: {share: 0.15, up_to: 320}", "long: {share: 0.25, up_to: 320}", StringComparison.Ordinal)
            + "colours: [red]\ntag: en\n";

        var problems = ProblemsOf(yaml);

        Assert.Equal(5, problems.Count);
        Assert.Equal(problems.Select(LineIn).Order(), problems.Select(LineIn));
        Assert.Contains("tag: the key stands already in line 1", problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_text_beyond_four_kibibytes_is_refused()
    {
        var problem = Assert.Single(ProblemsOf(SmallProfile.Yaml().Replace("[A note on advice.]", "[" + new string('a', 4097) + "]", StringComparison.Ordinal)));

        Assert.Contains("neutral.advice[1]: the text has more than 4096 bytes", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: [English", "no valid YAML")]
    [InlineData("name: *english", "profiles have no anchors and aliases")]
    [InlineData("name: &e English", "profiles have no anchors and aliases")]
    public void Load_broken_yaml_is_refused_with_its_line(string broken, string expected)
    {
        var problem = Assert.Single(ProblemsOf(SmallProfile.Yaml().Replace("\nname: English", "\n" + broken, StringComparison.Ordinal)));

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Matches(@"en\.yaml:[2-5]: column \d+: ", problem);
    }

    [Fact]
    public void Load_file_cut_off_anywhere_is_refused_as_bad_input()
    {
        var yaml = SmallProfile.Yaml();

        for (var length = 1; length < yaml.LastIndexOf("corrections:", StringComparison.Ordinal); length += 37)
            Assert.NotEmpty(ProblemsOf(yaml[..length]));
    }

    [Fact]
    public void Load_empty_file_is_refused() => Assert.Contains("is empty", Assert.Single(ProblemsOf("")), StringComparison.Ordinal);

    [Fact]
    public void LoadFolder_gives_profiles_in_tag_order_and_only_those_asked_for()
    {
        using var folder = new ProfileFolder("ja", "ar", "en");

        Assert.Equal("ar en ja", string.Join(' ', ProfileLoader.LoadFolder(folder.Path).Select(p => p.Tag)));
        Assert.Equal("ja", ProfileLoader.LoadFolder(folder.Path, [new LanguageTag("ja")]).Single().Tag.ToString());
    }

    [Fact]
    public void LoadFolder_tells_the_problems_of_all_files_and_missing_languages()
    {
        using var folder = new ProfileFolder("ar", "en");
        File.WriteAllText(Path.Combine(folder.Path, "ar.yaml"), "tag: ar\n\tname: x\n");
        File.WriteAllText(Path.Combine(folder.Path, "en.yaml"), SmallProfile.Yaml().Replace("size: 3", "size: 0", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "de.yml"), "");

        var all = Assert.Throws<BadInputException>(() => ProfileLoader.LoadFolder(folder.Path)).Problems;
        var some = Assert.Throws<BadInputException>(() => ProfileLoader.LoadFolder(folder.Path, [new LanguageTag("yo"), new LanguageTag("en")])).Problems;

        Assert.Equal(3, all.Count);
        Assert.Contains(some, p => p.EndsWith("there is no profile for language yo; add yo.yaml, or choose from ar, en", StringComparison.Ordinal));
        Assert.DoesNotContain(some, p => p.Contains("ar.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void LoadFolder_absent_or_empty_folder_is_refused()
    {
        using var folder = new ProfileFolder();

        Assert.Throws<BadInputException>(() => ProfileLoader.LoadFolder(folder.Path));
        Assert.Throws<BadInputException>(() => ProfileLoader.LoadFolder(Path.Combine(folder.Path, "none")));
        Assert.Throws<BadInputException>(() => ProfileLoader.Load(Path.Combine(folder.Path, "en.yaml")));
        Assert.Throws<BadInputException>(() => ProfileLoader.Load(Path.Combine(folder.Path, "English.yaml")));
    }

    private static IReadOnlyList<string> ProblemsOf(string yaml) => Assert.Throws<BadInputException>(() => SmallProfile.Load("en", yaml)).Problems;

    private static int LineIn(string problem) => int.Parse(problem[(problem.LastIndexOf(".yaml:", StringComparison.Ordinal) + 6)..].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    private sealed class ProfileFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("profiles-");

        public ProfileFolder(params string[] tags)
        {
            foreach (var tag in tags)
                File.WriteAllText(System.IO.Path.Combine(Path, tag + ".yaml"), SmallProfile.Yaml(tag));
        }

        public string Path => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
