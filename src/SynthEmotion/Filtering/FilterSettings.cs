using System.Globalization;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>How far a text may leave its length class. Models count badly; the limits catch what is another kind of text.</summary>
public sealed record LengthOptions
{
    /// <summary>How much longer than its class's limit a text may be, as a share of the limit, 0 to 10. Key <c>filters.length.over</c>.</summary>
    public double Over { get; init; } = 1;

    /// <summary>How much shorter than the limit of the next shorter class a text may be, as a share of that limit, 0 to 1. Key <c>filters.length.under</c>.</summary>
    public double Under { get; init; } = 0.75;

    /// <summary>Fewest letters of any text, 0 to 100. Key <c>filters.length.least-letters</c>.</summary>
    public int LeastLetters { get; init; } = 2;

    internal IEnumerable<SettingError> Validate() =>
    [
        .. Setting.Within("filters.length.over", Over, 0, 10),
        .. Setting.Within("filters.length.under", Under, 0, 1),
        .. Setting.Within("filters.length.least-letters", LeastLetters, 0, 100),
    ];

    internal JsonObject ToJson() => new() { ["over"] = Over, ["under"] = Under, ["leastLetters"] = LeastLetters };
}

/// <summary>How much of a text must be in its variety's scripts.</summary>
public sealed record ScriptOptions
{
    /// <summary>Least share of the letters, 0 to 1; loan words and names in another script are usual. Key <c>filters.script.least-share</c>.</summary>
    public double LeastShare { get; init; } = 0.5;

    internal IEnumerable<SettingError> Validate() => Setting.Within("filters.script.least-share", LeastShare, 0, 1);

    internal JsonObject ToJson() => new() { ["leastShare"] = LeastShare };
}

/// <summary>The identification engine. When it may drop a text is the profile's policy.</summary>
public sealed record LanguageOptions
{
    private const string Known = "ar bn nl en fr de hi id it ja ko zh pl pt pa ru es sw ta tr uk ur vi";

    /// <summary>
    /// All n-gram lengths instead of trigrams alone: a little surer on short texts, for seven times the memory (900 MB instead of 130 MB),
    /// twenty times the load time and half the speed. Key <c>filters.language.high-accuracy</c>.
    /// </summary>
    public bool HighAccuracy { get; init; }

    /// <summary>Fewest letters of a text that is judged, 1 to 1000: shorter ones are guesses. Key <c>filters.language.least-letters</c>.</summary>
    public int LeastLetters { get; init; } = 20;

    /// <summary>
    /// Letters from which on the profile's threshold holds as it stands, 1 to 1000; shorter texts need more confidence, unless
    /// <see cref="HighAccuracy"/> is on. Key <c>filters.language.sure-letters</c>.
    /// </summary>
    public int SureLetters { get; init; } = 60;

    /// <summary>
    /// Languages that the engine chooses from, beside those that the profile names; fewer are surer. Those that it has no model of are left out,
    /// and a profile whose language it does not know is not judged by it. Key <c>filters.language.languages</c>.
    /// </summary>
    public IReadOnlyList<LanguageTag> Languages { get; init; } = [.. Known.Split(' ').Select(t => new LanguageTag(t))];

    internal IEnumerable<SettingError> Validate() =>
    [
        .. Setting.Within("filters.language.least-letters", LeastLetters, 1, 1000),
        .. Setting.Within("filters.language.sure-letters", SureLetters, 1, 1000),
    ];

    internal JsonObject ToJson() => new()
    {
        ["highAccuracy"] = HighAccuracy,
        ["leastLetters"] = LeastLetters,
        ["sureLetters"] = SureLetters,
        ["languages"] = new JsonArray([.. Languages.Order().Distinct().Select(l => (JsonNode)l.ToString())]),
    };
}

/// <summary>How a text is recognised that speaks of the request instead of from life.</summary>
public sealed record MetaTextOptions
{
    /// <summary>Phrases that no text may contain, in whatever case; each two characters or more. Key <c>filters.meta-text.phrases</c>.</summary>
    public IReadOnlyList<string> Phrases { get; init; } =
    [
        "as an ai language model", "as a language model", "as an ai assistant", "i cannot fulfill this request", "i can't assist with that",
        "como modelo de lenguaje", "soy una inteligencia artificial", "en tant que modèle de langage", "als ki-sprachmodell", "als sprachmodell",
        "come modello linguistico", "como um modelo de linguagem", "als taalmodel", "sebagai model bahasa", "jako model językowy", "как языковая модель",
        "як мовна модель", "bir dil modeli olarak", "kama mfano wa lugha", "là một mô hình ngôn ngữ", "كنموذج لغوي", "بصفتي نموذج", "बतौर भाषा मॉडल",
        "एक भाषा मॉडल के रूप में", "একটি ভাষা মডেল হিসেবে", "ஒரு மொழி மாதிரியாக", "ਇੱਕ ਭਾਸ਼ਾ ਮਾਡਲ ਵਜੋਂ", "بطور زبان ماڈل", "言語モデルとして", "aiアシスタントとして",
        "언어 모델로서", "作为一个语言模型", "作為一個語言模型",
    ];

    internal IEnumerable<SettingError> Validate() => Phrases.Where(p => p.Trim().Length < 2)
        .Select(p => new SettingError("filters.meta-text.phrases", $"'{p}'", "phrases of two characters or more"));

    internal JsonObject ToJson() => new() { ["phrases"] = new JsonArray([.. Phrases.Order(StringComparer.Ordinal).Select(p => (JsonNode)p)]) };
}

/// <summary>When a text's surface contradicts its labels.</summary>
public sealed record ConsistencyOptions
{
    /// <summary>Exclamation marks from which on a neutral text is not neutral, 1 to 1000. Key <c>filters.consistency.exclamation-marks</c>.</summary>
    public int ExclamationMarks { get; init; } = 3;

    /// <summary>
    /// Drop an implied text that has one of its label's own facet words. Off: many of these words have everyday meanings too ("fine", "blue"),
    /// and an implied text that names its feeling is still rightly labelled. Key <c>filters.consistency.implied-without-words</c>.
    /// </summary>
    public bool ImpliedWithoutWords { get; init; }

    internal IEnumerable<SettingError> Validate() => Setting.Within("filters.consistency.exclamation-marks", ExclamationMarks, 1, 1000);

    internal JsonObject ToJson() => new() { ["exclamationMarks"] = ExclamationMarks, ["impliedWithoutWords"] = ImpliedWithoutWords };
}

/// <summary>Range checks of settings.</summary>
internal static class Setting
{
    public static IEnumerable<SettingError> Within(string key, double value, double from, double to)
    {
        if (!(value >= from && value <= to))
            yield return new SettingError(key, Invariant(value), $"{Invariant(from)} to {Invariant(to)}");
    }

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}
