using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Profiles;
using SynthEmotion.Tests.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class StatelessFiltersTests
{
    private static readonly CulturalProfile Profile = WithMarkers(SmallProfile.Load());
    private static readonly StatelessFilters Filters = new(new FilterOptions());

    [Fact]
    public void Judge_good_text_keeps_it_normalised()
    {
        var kept = Filters.Judge(SomeCandidates.Of("  I am  furious about this,\nhonestly. "), Profile);

        Assert.Equal("I am furious about this, honestly.", kept.Text);
        Assert.True(kept.Verdict.Keeps);
        Assert.Null(kept.Filter);
    }

    [Theory]
    [InlineData("Sure! {{emotion}} goes here, my friend.", "meta-text", "meta-text", "{{")]
    [InlineData("{\"text\": \"I am furious about this.\"", "meta-text", "meta-text", "\"text\":")]
    [InlineData("As an AI language model, I feel no anger.", "meta-text", "meta-text", "as an ai language model")]
    [InlineData("Dear [Your Name], this is a disgrace.", "meta-text", "meta-text", "[Your Name]")]
    [InlineData("That was sheer moral-disgust, right there.", "meta-text", "meta-text", "moral-disgust")]
    [InlineData("!!! 😡", "length", "too-short", "letters")]
    [InlineData("Этот поезд опять не пришёл, я в ярости!", "script", "wrong-script", null)]
    [InlineData("Estoy harta de que el tren llegue siempre tarde, de verdad.", "language", "other-language", "es")]
    public void Judge_bad_text_names_its_reason(string text, string filter, string reason, string? detail)
    {
        var dropped = Filters.Judge(SomeCandidates.Of(text), Profile);

        Assert.Equal((filter, reason, detail), (dropped.Filter, dropped.Verdict.Reason, dropped.Verdict.Detail));
    }

    [Theory]
    [InlineData("I am an aid worker and as angry as anyone.")]
    [InlineData("Meeting moved [again] to (Friday), I'm livid.")]
    [InlineData("In my language model trains were a thing, so annoying.")]
    public void Judge_text_that_only_resembles_meta_text_is_kept(string text) => Assert.Null(Filters.Judge(SomeCandidates.Of(text), Profile).Filter);

    [Fact]
    public void Judge_other_or_no_labels_are_labels_differ()
    {
        var candidate = SomeCandidates.Of("I am furious about this.");

        var other = Filters.Judge(candidate with { Labels = LabelSet.Of(Emotion.Anger, Emotion.Sadness) }, Profile);
        var none = Filters.Judge(candidate with { Labels = null }, Profile);

        Assert.Equal(("labels", "labels-differ", "anger+sadness"), (other.Filter, other.Verdict.Reason, other.Verdict.Detail));
        Assert.Equal("none", none.Verdict.Detail);
    }

    [Theory]
    [InlineData(SampleLength.Short, 140, null)]
    [InlineData(SampleLength.Short, 141, "too-long")]
    [InlineData(SampleLength.Medium, 18, null)]
    [InlineData(SampleLength.Medium, 17, "too-short")]
    [InlineData(SampleLength.Medium, 321, "too-long")]
    [InlineData(SampleLength.Long, 40, null)]
    [InlineData(SampleLength.Long, 39, "too-short")]
    [InlineData(SampleLength.Long, 640, null)]
    public void Judge_length_is_held_to_its_class_with_tolerance(SampleLength asked, int characters, string? reason)
    {
        var verdict = new LengthFilter(new LengthOptions()).Judge(Context(SomeCandidates.Of(new string('a', characters), length: asked)));

        Assert.Equal(reason, verdict.Reason);
        Assert.Equal(reason is null ? null : characters, verdict.Score);
    }

    [Theory]
    [InlineData("The office opens at nine and closes at five!!!", "emotional-neutral")]
    [InlineData("The office opens at nine 😀 and closes at five.", "emotional-neutral")]
    [InlineData("The office opens at nine and closes at five!", null)]
    [InlineData("The office opens at nine 📅 and closes at five.", null)]
    public void Judge_neutral_text_with_signs_of_feeling_is_dropped(string text, string? reason) =>
        Assert.Equal(reason, Filters.Judge(SomeCandidates.Of(text, Emotion.Neutral), Profile).Verdict.Reason);

    [Fact]
    public void Judge_implied_text_that_names_its_feeling_is_dropped_only_on_demand()
    {
        var candidate = SomeCandidates.Of("This was an Outrage, he said at the door.", explicitness: Explicitness.Implied);
        var strict = new StatelessFilters(new FilterOptions { Consistency = new ConsistencyOptions { ImpliedWithoutWords = true } });

        Assert.True(Filters.Judge(candidate, Profile).Verdict.Keeps);
        Assert.Equal(("not-implied", "outrage"), (strict.Judge(candidate, Profile).Verdict.Reason, strict.Judge(candidate, Profile).Verdict.Detail));
        Assert.True(strict.Judge(candidate with { Text = "Outrageous prices at the door, she noted." }, Profile).Verdict.Keeps);
    }

    [Theory]
    [InlineData("script", "Estoy harta de que el tren llegue siempre tarde, de verdad.", null)]
    [InlineData("markers", "yaar kya bakwaas hai ye train phir se late ho gayi", null)]
    [InlineData("markers", "The train is late once more and nobody says a word.", "no-marker-word")]
    [InlineData("markers", "yaarana is a word, but none of the list here", "no-marker-word")]
    [InlineData("markers", "Late once more.", null)]
    public void Judge_variety_is_identified_in_its_own_way(string variety, string text, string? reason) =>
        Assert.Equal(reason, Filters.Judge(SomeCandidates.Of(text, variety: variety), Profile).Verdict.Reason);

    [Fact]
    public void Judge_confusable_language_and_short_text_are_kept()
    {
        const string spanish = "Estoy harta de que el tren llegue siempre tarde, de verdad.";
        var lenient = Profile with { Identification = Profile.Identification with { Confusable = [new LanguageTag("es")] } };

        Assert.True(Filters.Judge(SomeCandidates.Of(spanish), lenient).Verdict.Keeps);
        Assert.True(Filters.Judge(SomeCandidates.Of("¡Qué rabia, tío!"), Profile).Verdict.Keeps);
    }

    [Fact]
    public void Judge_language_that_the_engine_does_not_know_is_kept()
    {
        var profile = Profile with { Identification = new IdentificationPolicy([new LanguageTag("ha"), new LanguageTag("qya")], [], 0.9) };

        Assert.True(Filters.Judge(SomeCandidates.Of("Estoy harta de que el tren llegue siempre tarde, de verdad."), profile).Verdict.Keeps);
    }

    [Fact]
    public void Judge_variety_of_another_profile_stops_the_stage() =>
        Assert.Throws<InvalidOperationException>(() => Filters.Judge(SomeCandidates.Of("Whatever it is.", variety: "martian"), Profile));

    [Fact]
    public void Options_out_of_range_are_all_told()
    {
        var options = new FilterOptions
        {
            Length = new LengthOptions { Over = -1, Under = 2 },
            Script = new ScriptOptions { LeastShare = double.NaN },
            Language = new LanguageOptions { LeastLetters = 0 },
            MetaText = new MetaTextOptions { Phrases = ["a"] },
            Consistency = new ConsistencyOptions { ExclamationMarks = 0 },
            NearDuplicate = new NearDuplicateOptions { Bands = 4, Rows = 16, Threshold = 0.7 },
            Judge = new JudgeOptions { LeastAgreement = 0 },
        };

        Assert.Empty(new FilterOptions().Validate());
        Assert.Equal(
            ["filters.length.over", "filters.length.under", "filters.script.least-share", "filters.language.least-letters", "filters.meta-text.phrases",
                "filters.consistency.exclamation-marks", "filters.near-duplicate.rows", "filters.judge.least-agreement"],
            options.Validate().Select(e => e.Key));
    }

    [Fact]
    public void ToJson_every_setting_shapes_it()
    {
        var same = Hashing.CanonicalJson(new FilterOptions().ToJson());
        FilterOptions[] others =
        [
            new() { Length = new() { Over = 0.1 } }, new() { Length = new() { Under = 0.1 } }, new() { Length = new() { LeastLetters = 1 } },
            new() { Script = new() { LeastShare = 0.1 } }, new() { Language = new() { HighAccuracy = true } }, new() { Language = new() { LeastLetters = 1 } }, new() { Language = new() { SureLetters = 1 } },
            new() { Language = new() { Languages = [] } }, new() { MetaText = new() { Phrases = [] } }, new() { Consistency = new() { ExclamationMarks = 1 } },
            new() { Consistency = new() { ImpliedWithoutWords = true } }, new() { NearDuplicate = new() { Bands = 20 } }, new() { NearDuplicate = new() { Rows = 5 } },
            new() { NearDuplicate = new() { Threshold = 0.8 } }, new() { Judge = new() { Endpoint = "x" } }, new() { Judge = new() { Endpoint = "x", LeastAgreement = 0.5 } },
        ];

        Assert.Equal(same, Hashing.CanonicalJson(new FilterOptions { Judge = new() { LeastAgreement = 0.5 } }.ToJson()));
        Assert.Equal(others.Length + 1, others.Select(o => Hashing.CanonicalJson(o.ToJson())).Append(same).Distinct().Count());
    }

    private static FilterContext Context(Candidate candidate) => new(candidate, candidate.Text, Profile);

    private static CulturalProfile WithMarkers(CulturalProfile profile) => profile with
    {
        Varieties =
        [
            .. profile.Varieties,
            profile.Varieties[0] with { Id = "script", Identify = VarietyIdentification.Script },
            profile.Varieties[0] with { Id = "markers", Identify = VarietyIdentification.Markers, Markers = ["yaar", "kya"] },
        ],
    };
}
