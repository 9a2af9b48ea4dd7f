using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

public sealed class ProfileSchemaTests
{
    [Fact]
    public async Task Schema_valid_profile_passes() => Assert.Empty(await ErrorsOf(SmallProfile.Yaml()));

    [Theory]
    [InlineData("native_name:", "native_nam:")]
    [InlineData("unit: word", "unit: words")]
    [InlineData("size: 3", "size: 9")]
    [InlineData("  fear: {word", "  fears: {word")]
    [InlineData("emotions: [frustration, anger]", "emotions: [frustation]")]
    [InlineData("scripts: [Latn], identify: engine", "scripts: [latin], identify: engine")]
    [InlineData("own_texts: true", "own_texts: 2")]
    [InlineData("joy+surprise: 3", "joy+neutral: 3")]
    [InlineData("joy+surprise: 3", "joy+surprise+love: 3")]
    [InlineData("up_to: 160", "up_to: much")]
    [InlineData("accept: [en]", "accept: [English]")]
    [InlineData("raises: [delight, astonishment]", "raises: [delight, facts]")]
    [InlineData("indirect: [So terror goes.]", "indirect: []")]
    [InlineData("[A note on advice.]", "[{txt: A note.}]")]
    [InlineData("  - real people's names", "  real: names")]
    public async Task Schema_broken_profile_fails(string right, string wrong)
    {
        var yaml = SmallProfile.Yaml();
        Assert.Contains(right, yaml, StringComparison.Ordinal);

        Assert.NotEmpty(await ErrorsOf(yaml.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Schema_names_every_emotion_and_facet_of_the_program()
    {
        var properties = JsonNode.Parse(File.ReadAllText(SchemaFile()))!["properties"]!;

        Assert.Equal(Emotions.Names, properties["labels"]!["required"]!.AsArray().Select(n => (string)n!));
        Assert.Equal(Emotions.Felt.SelectMany(Facets.Of), properties["reactions"]!["required"]!.AsArray().Select(n => (string)n!));
        Assert.Equal(Facets.Of(Emotion.Neutral), properties["neutral"]!["required"]!.AsArray().Select(n => (string)n!));
    }

    private static async Task<IEnumerable<string>> ErrorsOf(string yaml)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaFile(), TestContext.Current.CancellationToken);
        return schema.Validate(Json(ProfileNodeReader.Read(yaml))!.ToJsonString()).Select(e => e.ToString());
    }

    private static string SchemaFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "cultural-profiles", "schema", "profile.schema.json") is var file && File.Exists(file))
                return file;
        throw new FileNotFoundException("no cultural-profiles/schema above the tests");
    }

    private static JsonNode? Json(ProfileNode node) => node switch
    {
        ListNode list => new JsonArray([.. list.Elements.Select(Json)]),
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
        ScalarNode { IsEmpty: true } => null,
        ScalarNode { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
        ScalarNode { Quoted: false } scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        ScalarNode scalar => scalar.Text,
        _ => throw new ArgumentException($"no JSON for {node.Kind}", nameof(node)),
    };
}
