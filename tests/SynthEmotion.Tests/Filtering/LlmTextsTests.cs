using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

/// <summary>The filters on a few thousand texts of a capable model, which were written with no filter in mind.</summary>
[Trait("Category", "Long")]
public sealed class LlmTextsTests
{
    private static readonly string[] Languages = "ar bn de en es fr hi id it ja ko nl pa pl pt ru sw ta tr uk ur vi zh".Split(' ');

    private readonly ScriptFilter script = new(new ScriptOptions());
    private readonly LanguageFilter language = new(new LanguageOptions());

    public static TheoryData<string> Tags => [.. Languages];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Texts_in_their_main_script_are_kept(string tag)
    {
        var main = MainScript(tag);

        var dropped = main.Select(t => language.Judge(t, PolicyOf(tag), VarietyOf(tag))).Where(v => !v.Keeps).ToList();

        Assert.InRange(main.Count, 270, 1000);
        Assert.True(dropped.Count <= 0.015 * main.Count, $"{dropped.Count} of {main.Count} dropped, as {string.Join(' ', dropped.Select(v => v.Detail))}");
    }

    /// <summary>What is romanised or in the second script is for varieties of its own: the main one refuses it, and only it.</summary>
    [Theory]
    [InlineData("ar", 10, 16)]
    [InlineData("bn", 12, 18)]
    [InlineData("hi", 32, 38)]
    [InlineData("pa", 33, 39)]
    [InlineData("ta", 19, 25)]
    [InlineData("ur", 25, 31)]
    [InlineData("de", 0, 0)]
    [InlineData("ja", 0, 1)]
    [InlineData("ko", 0, 0)]
    [InlineData("zh", 0, 0)]
    public void Texts_in_another_script_are_refused_by_the_main_variety(string tag, int atLeast, int atMost) =>
        Assert.InRange(TextsOf(tag).Count(t => !script.Judge(t, [ScriptOf(tag)]).Keeps), atLeast, atMost);

    [Theory]
    [InlineData("en", "es")]
    [InlineData("es", "pt")]
    [InlineData("pt", "es")]
    [InlineData("id", "sw")]
    [InlineData("ru", "uk")]
    [InlineData("ar", "ur")]
    [InlineData("ja", "zh")]
    public void Texts_of_another_language_are_dropped_when_long_enough(string asked, string written)
    {
        var enough = written == "zh" ? 25 : 60;
        var texts = MainScript(written).Where(t => t.EnumerateRunes().Count(System.Text.Rune.IsLetter) >= enough).ToList();

        var dropped = texts.Count(t => !script.Judge(t, [ScriptOf(asked)]).Keeps || !language.Judge(t, PolicyOf(asked), VarietyOf(asked)).Keeps);

        Assert.InRange(texts.Count, 30, 1000);
        Assert.True(dropped >= 0.93 * texts.Count, $"only {dropped} of {texts.Count} dropped");
    }

    [Fact]
    public void Verdicts_are_the_same_on_many_threads()
    {
        var texts = MainScript("es").Concat(MainScript("vi")).ToList();

        var inParallel = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(t => language.Judge(t, PolicyOf("pt"), VarietyOf("pt"))).ToList();

        Assert.Equal(texts.Select(t => language.Judge(t, PolicyOf("pt"), VarietyOf("pt"))), inParallel);
    }

    [Fact]
    public void Texts_are_no_meta_text_and_no_near_duplicates_of_each_other()
    {
        var meta = new MetaTextFilter(new MetaTextOptions());
        var profile = SynthEmotion.Tests.Profiles.SmallProfile.Load();
        foreach (var tag in Languages)
        {
            var characters = tag is "ja" or "zh";
            var index = new NearDuplicateIndex(new ShingleUnit(characters ? ShingleKind.Character : ShingleKind.Word, characters ? 5 : 3), new NearDuplicateOptions());
            var repeated = 0;
            foreach (var text in TextsOf(tag))
            {
                Assert.True(meta.Judge(new FilterContext(SomeCandidates.Of(text), text, profile)).Keeps, text);
                var sketch = index.Sketcher.Sketch(text);
                if (index.Check(sketch).Keeps)
                    index.Add(text, sketch);
                else
                    repeated++;
            }
            Assert.InRange(repeated, 0, 3);
        }
    }

    private List<string> MainScript(string tag) => [.. TextsOf(tag).Where(t => script.Judge(t, [ScriptOf(tag)]).Keeps)];

    private static IEnumerable<string> TextsOf(string tag)
    {
        var folder = SharedData.Folder("llm-texts");
        return SharedData.Texts(Path.Combine(folder, tag + ".jsonl")).Concat(SharedData.Texts(Path.Combine(folder, "plain", tag + ".jsonl")))
            .Select(TextNormaliser.Normalise);
    }

    private static string ScriptOf(string tag) => tag switch
    {
        "ar" or "ur" => "Arab",
        "bn" => "Beng",
        "hi" => "Deva",
        "ja" => "Jpan",
        "ko" => "Kore",
        "pa" => "Guru",
        "ru" or "uk" => "Cyrl",
        "ta" => "Taml",
        "zh" => "Hans",
        _ => "Latn",
    };

    private static IdentificationPolicy PolicyOf(string tag) => new([new LanguageTag(tag)], [], 0.9);

    private static Variety VarietyOf(string tag) => new("main", "", "", 1, [ScriptOf(tag)], VarietyIdentification.Engine, [], false);
}
