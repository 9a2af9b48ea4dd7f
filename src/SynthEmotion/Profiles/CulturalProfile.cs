using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>
/// Everything that the system knows of one language, read from cultural-profiles/TAG.yaml. docs/cultural-profiles.md describes the file key by key.
/// Dictionaries keep the order of the file; nothing here is mutable.
/// </summary>
public sealed record CulturalProfile
{
    /// <summary>Language tag; also the file's name.</summary>
    public required LanguageTag Tag { get; init; }

    /// <summary>English name of the language.</summary>
    public required string Name { get; init; }

    /// <summary>The language's own name for itself.</summary>
    public required string NativeName { get; init; }

    /// <summary>sha256 in hex of the file's bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>What a shingle is made of for near-duplicates.</summary>
    public required ShingleUnit Shingle { get; init; }

    /// <summary>Gloss of each of the eleven labels.</summary>
    public required ImmutableSortedDictionary<Emotion, LabelGloss> Labels { get; init; }

    /// <summary>How this culture shows or hides each emotion, one rule a string.</summary>
    public required ImmutableArray<string> DisplayRules { get; init; }

    /// <summary>Registers in file order; the first is what an unmarked text belongs to when it must belong to one.</summary>
    public required ImmutableArray<Register> Registers { get; init; }

    /// <summary>Scenarios in file order.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>Idioms of each of the ten emotions.</summary>
    public required ImmutableSortedDictionary<Emotion, ImmutableArray<string>> Idioms { get; init; }

    /// <summary>How emoji are used, and which ones go with which emotion.</summary>
    public required EmojiHabits Emoji { get; init; }

    /// <summary>Varieties in file order; the first is the main one. Shares sum to 1.</summary>
    public required ImmutableArray<Variety> Varieties { get; init; }

    /// <summary>What a text must not contain or joke about.</summary>
    public required ImmutableArray<string> Taboos { get; init; }

    /// <summary>Relative weights of the allowed label sets; only sets of one size are compared with each other. Singles that the file leaves out weigh 1.</summary>
    public required ImmutableSortedDictionary<LabelSet, double> LabelSets { get; init; }

    /// <summary>Share and upper limit in characters of each length class.</summary>
    public required ImmutableSortedDictionary<SampleLength, LengthClass> Lengths { get; init; }

    /// <summary>Shares of plain, implied and mixed; they sum to 1.</summary>
    public required ImmutableSortedDictionary<Explicitness, double> ExplicitnessShares { get; init; }

    /// <summary>When language identification may drop a text.</summary>
    public required IdentificationPolicy Identification { get; init; }

    /// <summary>Example texts for few-shot prompting. The near-duplicate index starts with them, so none is ever copied into a corpus.</summary>
    public required ImmutableArray<Exemplar> Exemplars { get; init; }

    /// <summary>Situations for the embedded author.</summary>
    public required ImmutableArray<Situation> Situations { get; init; }

    /// <summary>Reactions by facet for the embedded author.</summary>
    public required ImmutableSortedDictionary<string, Reactions> Reactions { get; init; }

    /// <summary>Openers by register.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<ProfileText>> Openers { get; init; }

    /// <summary>Tails by register.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<ProfileText>> Tails { get; init; }

    /// <summary>Whole neutral texts by facet.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<ProfileText>> Neutral { get; init; }
}

/// <summary>Words or characters, and how many make one shingle.</summary>
/// <param name="Unit">word or character.</param>
/// <param name="Size">1 to 8.</param>
public sealed record ShingleUnit(ShingleKind Unit, int Size);

/// <summary>What shingles are cut into.</summary>
public enum ShingleKind
{
    /// <summary>Words between white space and punctuation.</summary>
    Word,

    /// <summary>Unicode text elements, for scripts written without spaces.</summary>
    Character,
}

/// <summary>What a label is called and means in this language.</summary>
/// <param name="Word">The native word.</param>
/// <param name="Definition">What it covers here.</param>
/// <param name="Differs">How it differs from its nearest neighbours.</param>
/// <param name="Facets">For each facet of the label, native words and set phrases in which people say it. Empty for neutral.</param>
public sealed record LabelGloss(string Word, string Definition, string Differs, ImmutableSortedDictionary<string, ImmutableArray<string>> Facets);

/// <summary>A kind of text, such as chat or complaint.</summary>
/// <param name="Id">Key in the file.</param>
/// <param name="Description">How it looks in this language.</param>
/// <param name="Share">Share of the samples asked for; shares sum to 1.</param>
public sealed record Register(string Id, string Description, double Share);

/// <summary>A piece of life in this culture.</summary>
/// <param name="Id">Key in the file.</param>
/// <param name="Text">One line that describes it.</param>
/// <param name="Emotions">The emotions that it plausibly raises.</param>
public sealed record Scenario(string Id, string Text, ImmutableArray<Emotion> Emotions);

/// <summary>Emoji in this culture.</summary>
/// <param name="Habits">A sentence or two on who uses them, where and how.</param>
/// <param name="ByEmotion">Typical ones of each emotion.</param>
public sealed record EmojiHabits(string Habits, ImmutableSortedDictionary<Emotion, ImmutableArray<string>> ByEmotion);

/// <summary>A way in which the language is written: script, romanisation, region, code-mixing.</summary>
/// <param name="Id">Key in the file.</param>
/// <param name="Name">Name for a person.</param>
/// <param name="Description">What marks it; part of the prompt.</param>
/// <param name="Share">Share of the samples asked for; shares sum to 1.</param>
/// <param name="Scripts">ISO 15924 codes of the scripts in which at least most of its letters are.</param>
/// <param name="Identify">How language identification judges it.</param>
/// <param name="Markers">For <see cref="VarietyIdentification.Markers"/>: words of which a text of some length has at least one.</param>
/// <param name="OwnTexts">True when only texts that name this variety are in it; false when a text that names no variety is in it too.</param>
public sealed record Variety(
    string Id, string Name, string Description, double Share, ImmutableArray<string> Scripts, VarietyIdentification Identify, ImmutableArray<string> Markers, bool OwnTexts);

/// <summary>How language identification judges a variety.</summary>
public enum VarietyIdentification
{
    /// <summary>By the identification engine.</summary>
    Engine,

    /// <summary>By its script alone.</summary>
    Script,

    /// <summary>By its script and marker words.</summary>
    Markers,
}

/// <summary>Share and limit of a length class.</summary>
/// <param name="Share">Share of the samples asked for.</param>
/// <param name="UpTo">Most characters (Unicode scalar values).</param>
public sealed record LengthClass(double Share, int UpTo);

/// <summary>When language identification may drop a text: only when it is confident of another language.</summary>
/// <param name="Accept">Tags that count as this language.</param>
/// <param name="Confusable">Tags that the engine takes for this language and that are let pass.</param>
/// <param name="Threshold">Confidence in another language from which on the text is dropped, 0 to 1.</param>
public sealed record IdentificationPolicy(ImmutableArray<LanguageTag> Accept, ImmutableArray<LanguageTag> Confusable, double Threshold);

/// <summary>A whole example text with its labels.</summary>
public sealed record Exemplar(
    string Text, LabelSet Labels, ImmutableArray<string> Facets, Explicitness Explicitness, string Register, string? Variety);

/// <summary>What happened, told without a word of feeling, for the embedded author.</summary>
/// <param name="Id">Key in the file.</param>
/// <param name="Text">Whole sentences.</param>
/// <param name="Scenario">The scenario that it belongs to.</param>
/// <param name="Raises">Facets that it can raise (each implies its label).</param>
/// <param name="Registers">Registers that it fits; empty: all.</param>
/// <param name="Varieties">Varieties that it is written in; empty: all without texts of their own.</param>
public sealed record Situation(
    string Id, string Text, string Scenario, ImmutableArray<string> Raises, ImmutableArray<string> Registers, ImmutableArray<string> Varieties);

/// <summary>What people say when they feel a facet.</summary>
/// <param name="Plain">Openly.</param>
/// <param name="Indirect">Without naming it.</param>
public sealed record Reactions(ImmutableArray<ProfileText> Plain, ImmutableArray<ProfileText> Indirect);

/// <summary>A text of the profile with where it fits.</summary>
/// <param name="Text">Whole sentences.</param>
/// <param name="Registers">Registers that it fits; empty: all.</param>
/// <param name="Varieties">Varieties that it is written in; empty: all without texts of their own.</param>
public sealed record ProfileText(string Text, ImmutableArray<string> Registers, ImmutableArray<string> Varieties);
