using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Builds a profile from the nodes of its file.</summary>
internal static class ProfileReader
{
    private static readonly string[] Keys =
    [
        "tag", "name", "native_name", "shingle", "labels", "display_rules", "registers", "scenarios", "idioms", "emoji", "varieties", "taboos",
        "label_sets", "lengths", "explicitness", "identification", "exemplars", "situations", "reactions", "openers", "tails", "neutral",
    ];

    /// <summary>The profile; right only when <paramref name="log"/> stays empty.</summary>
    public static CulturalProfile Read(ProfileNode root, LanguageTag tag, string hash, ProblemLog log)
    {
        var file = Field.Root(root, log).Keys(Keys);
        if (file.Has("tag") && file["tag"].Text() is { Length: > 0 } text && text != tag.ToString())
            file["tag"].Problem($"'{text}' is not the file's name", $"write {tag}, or rename the file to {text}.yaml");
        var registers = WritingReader.Registers(file["registers"]);
        var varieties = WritingReader.Varieties(file["varieties"]);
        var scenarios = LabelsReader.Scenarios(file["scenarios"]);
        var labelSets = LabelsReader.LabelSets(file["label_sets"]);
        var texts = new TextsReader(registers, varieties, scenarios);
        return new CulturalProfile
        {
            Tag = tag,
            Name = file["name"].Text(),
            NativeName = file["native_name"].Text(),
            Hash = hash,
            Shingle = WritingReader.Shingle(file["shingle"]),
            Labels = LabelsReader.Labels(file["labels"]),
            DisplayRules = [.. file["display_rules"].Elements().Select(r => r.Note())],
            Registers = registers,
            Scenarios = scenarios,
            Idioms = LabelsReader.Idioms(file["idioms"]),
            Emoji = LabelsReader.Emoji(file["emoji"]),
            Varieties = varieties,
            Taboos = [.. file["taboos"].Elements().Select(t => t.Note())],
            LabelSets = labelSets,
            Lengths = WritingReader.Lengths(file["lengths"]),
            ExplicitnessShares = WritingReader.ExplicitnessShares(file["explicitness"]),
            Identification = WritingReader.Identification(file["identification"], tag),
            Exemplars = texts.Exemplars(file["exemplars"]),
            Situations = texts.Situations(file["situations"], labelSets),
            Reactions = texts.Reactions(file["reactions"]),
            Openers = texts.ByRegister(file["openers"]),
            Tails = texts.ByRegister(file["tails"]),
            Neutral = texts.Neutral(file["neutral"]),
        };
    }
}
