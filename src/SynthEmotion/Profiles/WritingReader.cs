using System.Collections.Immutable;
using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>Reads how the language is written: shingles, registers, varieties, lengths, explicitness and its identification.</summary>
internal static class WritingReader
{
    private static readonly string[] LengthNames = ["short", "medium", "long"];
    private static readonly string[] ExplicitnessNames = ["plain", "implied", "mixed"];

    public static ShingleUnit Shingle(Field field)
    {
        var section = field.Keys(["unit", "size"]);
        var unit = section["unit"].OneOf(["word", "character"], "unit");
        return new ShingleUnit(unit == "character" ? ShingleKind.Character : ShingleKind.Word, section["size"].Whole(1, 8));
    }

    public static ImmutableArray<Register> Registers(Field field)
    {
        var registers = field.Entries().Select(e => (e.Key, Section: e.Value.Keys(["share", "description"])))
            .Select(e => new Register(e.Key, e.Section["description"].Note(), e.Section["share"].Share())).ToImmutableArray();
        CheckSum(field, registers.Select(r => r.Share));
        return registers;
    }

    public static ImmutableArray<Variety> Varieties(Field field)
    {
        var varieties = field.Entries().Select(e => VarietyOf(e.Key, e.Value)).ToImmutableArray();
        CheckSum(field, varieties.Select(v => v.Share));
        if (varieties.Length > 0 && varieties[0].OwnTexts)
            field.Problem($"the first variety, {varieties[0].Id}, has own_texts", "the main variety is the one of all texts that name none: leave own_texts out");
        return varieties;
    }

    public static ImmutableSortedDictionary<SampleLength, LengthClass> Lengths(Field field)
    {
        var section = field.Keys(LengthNames);
        var lengths = ImmutableSortedDictionary.CreateBuilder<SampleLength, LengthClass>();
        var previous = 0;
        foreach (var (name, index) in LengthNames.Select((n, i) => (n, i)))
        {
            var keys = section[name].Keys(["share", "up_to"]);
            var length = new LengthClass(keys["share"].Share(), keys["up_to"].Whole(1, Field.MaxTextBytes));
            if (keys.Has("up_to") && length.UpTo <= previous)
                keys["up_to"].Problem($"{length.UpTo} is not above the {previous} of the class before", "limits rise from short to long");
            previous = Math.Max(previous, length.UpTo);
            lengths[(SampleLength)index] = length;
        }
        CheckSum(field, lengths.Values.Select(l => l.Share));
        return lengths.ToImmutable();
    }

    public static ImmutableSortedDictionary<Explicitness, double> ExplicitnessShares(Field field)
    {
        var section = field.Keys(ExplicitnessNames);
        var shares = ExplicitnessNames.Select(n => section[n].Share()).ToList();
        CheckSum(field, shares);
        return new Dictionary<Explicitness, double>
        {
            [Explicitness.Plain] = shares[0],
            [Explicitness.Implied] = shares[1],
            [Explicitness.Mixed] = shares[2],
        }.ToImmutableSortedDictionary();
    }

    public static IdentificationPolicy Identification(Field field, LanguageTag tag)
    {
        var section = field.Keys(["accept", "confusable", "threshold"]);
        var accept = Tags(section["accept"], 1);
        var confusable = Tags(section["confusable"], 0);
        if (accept.Length > 0 && !accept.Contains(tag))
            section["accept"].Problem($"the language itself, {tag}, is not accepted", $"add {tag}");
        foreach (var both in accept.Intersect(confusable))
            section["confusable"].Problem($"{both} is accepted and confusable", "name it once");
        return new IdentificationPolicy(accept, confusable, section["threshold"].Number(0.01, 1));
    }

    private static Variety VarietyOf(string id, Field field)
    {
        var section = field.Keys(["share", "name", "description", "scripts", "identify"], "markers", "own_texts");
        var identify = section["identify"].OneOf(["engine", "script", "markers"], "way to identify");
        var markers = section.Has("markers") ? [.. section["markers"].Elements().Select(m => m.Text())] : ImmutableArray<string>.Empty;
        if (identify == "markers" && !section.Has("markers"))
            field.Problem("is identified by markers and has none", "add markers, a list of words of which every text of the variety has one");
        if (identify is "engine" or "script" && section.Has("markers"))
            section["markers"].Problem($"markers beside identify: {identify}", "they go with identify: markers alone");
        return new Variety(
            id,
            section["name"].Text(),
            section["description"].Note(),
            section["share"].Share(),
            [.. section["scripts"].SomeOf(UnicodeScripts.All, "script")],
            identify switch { "script" => VarietyIdentification.Script, "markers" => VarietyIdentification.Markers, _ => VarietyIdentification.Engine },
            markers,
            section.Has("own_texts") && section["own_texts"].Flag());
    }

    private static ImmutableArray<LanguageTag> Tags(Field field, int atLeast)
    {
        var tags = ImmutableArray.CreateBuilder<LanguageTag>();
        foreach (var element in field.Elements(atLeast))
        {
            var text = element.Text();
            if (LanguageTag.TryParse(text, out var tag))
                tags.Add(tag);
            else if (text.Length > 0)
                element.Problem($"'{text}' is no language tag", "use two or three lower-case letters, such as en");
        }
        return tags.ToImmutable();
    }

    private static void CheckSum(Field field, IEnumerable<double> shares)
    {
        var sum = shares.Sum();
        if (field.Node is MapNode && Math.Abs(sum - 1) > 1e-6)
            field.Problem($"the shares sum to {Math.Round(sum, 6).ToString(CultureInfo.InvariantCulture)}", "they must sum to 1");
    }
}
