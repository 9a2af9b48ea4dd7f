using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class PromptTemplatesTests : IDisposable
{
    private static readonly BatchSpec Batch = TestProfile.Batch(
        "prompt", TestProfile.Spec("outrage+annoyance", Explicitness.Mixed), TestProfile.Spec("delight", Explicitness.Implied, SampleLength.Short, "diary", "island", "party"), TestProfile.Spec("facts"));

    private readonly string folder = Directory.CreateTempSubdirectory("prompts-").FullName;

    public PromptTemplatesTests()
    {
        foreach (var file in Directory.GetFiles(SharedData.Repository("prompts"), "*.liquid"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Rendered_prompt_holds_what_the_batch_asks_for_and_nothing_else()
    {
        var (system, user) = Render();
        foreach (var part in new[] { "Testish", "Testisch", "word-anger", "What joy covers.", "How neutral differs.", "outrage (anger): so outrage", "Nobody shouts at a boss.", "real people" })
            Assert.Contains(part, system, StringComparison.Ordinal);
        foreach (var part in new[] { "- chat: short lines", "- diary: to oneself", "- island: Island. with texts of its own", "- train: The train is late.", "- party: A party.", "- short: up to 60", "- medium: 60 to 160", "- mixed:", "- implied:", "neutral samples", "idiom of anger" })
            Assert.Contains(part, user, StringComparison.Ordinal);
        foreach (var part in new[] { "word-fear", "so resentment", "- review:", "- plain:", "- long:", "{{", "{%" })
            Assert.DoesNotContain(part, system + user, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"\n{3,}| \n"), system + user);
    }

    [Fact]
    public void User_message_ends_with_the_specs()
    {
        var asked = SpecArray.Read(Render().User);
        Assert.Equal([Batch.ShortId(0), Batch.ShortId(1), Batch.ShortId(2)], asked.Select(a => a.Id));
        for (var i = 0; i < asked.Count; i++)
            Assert.Equivalent(Batch.Samples[i], asked[i].Spec, strict: true);
    }

    [Fact]
    public void Exemplars_depend_on_the_batch_alone_and_prefer_its_labels_and_varieties()
    {
        var profile = TestProfile.Create();
        var chosen = PromptModel.ChooseExemplars(Batch, profile);
        Assert.Equal(chosen, PromptModel.ChooseExemplars(Batch, profile));
        Assert.Contains(chosen, e => e.Variety == "island");
        Assert.Contains(chosen, e => e.Facets.Contains("outrage") || e.Facets.Contains("annoyance"));
        Assert.Equal(chosen.Count, chosen.Distinct().Count());
    }

    [Fact]
    public void Hash_ignores_line_ends_and_notices_a_word()
    {
        var hash = PromptTemplates.Load(folder).Hash;
        Edit("user.liquid", t => t.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(hash, PromptTemplates.Load(folder).Hash);
        Edit("system.liquid", t => t.Replace("Plain words first", "Plain words last", StringComparison.Ordinal));
        Assert.NotEqual(hash, PromptTemplates.Load(folder).Hash);
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_file_and_line()
    {
        Edit("system.liquid", t => "{{ langauge.name }}\n{% if false %}{{ labels.size }}{{ language.nam }}{% endif %}\n" + t.Replace("{{ rule }}", "{{ ruel }}", StringComparison.Ordinal).Replace("taboos", "x", StringComparison.Ordinal));
        Edit("user.liquid", t => t + "\nGood luck.");
        var problems = Assert.Throws<BadInputException>(() => PromptTemplates.Load(folder)).Problems;
        Assert.Contains(problems, p => p.Contains("system.liquid(1): there is no placeholder 'langauge'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("system.liquid(2): there is no placeholder 'language.nam'; language has tag, name, native_name", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("no placeholder 'ruel'", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("the placeholder 'taboos' is missing", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("must end with {{ samples }}", StringComparison.Ordinal));
    }

    [Fact]
    public void Template_that_does_not_parse_or_is_absent_is_told_with_its_file()
    {
        Edit("system.liquid", t => t + "\n{% for x in %}");
        File.Delete(Path.Combine(folder, "user.liquid"));
        var problems = Assert.Throws<BadInputException>(() => PromptTemplates.Load(folder)).Problems;
        Assert.Contains("system.liquid", problems[0], StringComparison.Ordinal);
        Assert.Contains("user.liquid: there is no such file", problems[1], StringComparison.Ordinal);
    }

    private void Edit(string file, Func<string, string> change)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    private (string System, string User) Render()
    {
        var messages = PromptTemplates.Load(folder).Render(Batch, TestProfile.Create());
        Assert.Equal([ChatRole.System, ChatRole.User], messages.Select(m => m.Role));
        return (messages[0].Text, messages[1].Text);
    }
}
