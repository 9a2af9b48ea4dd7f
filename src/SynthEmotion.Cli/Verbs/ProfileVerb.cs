using System.CommandLine;
using Spectre.Console;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion profile check|list|preview</c>.</summary>
internal static class ProfileVerb
{
    private const int Previewed = 5;

    public static Command Create()
    {
        var tags = new Argument<string[]>("tags") { Description = "Language tags (default: all).", Arity = ArgumentArity.ZeroOrMore };
        var check = new Command("check", "Say all that is wrong with profiles, and what is thin.") { tags };
        check.SetAction(parsed => Check(parsed.GetValue(tags) ?? [], ProgramSettings.Read(parsed).Filters));
        var list = new Command("list", "List the profiles that are present.");
        list.SetAction(_ => List());
        var tag = new Argument<string>("tag") { Description = "A language tag." };
        var preview = new Command("preview", "Show the prompt of a batch and five samples of the embedded author.") { tag };
        preview.Options.Add(CommonOptions.Seed);
        preview.SetAction((parsed, cancel) => PreviewAsync(ProgramSettings.Read(parsed), parsed.GetValue(tag)!, cancel));
        var from = new Option<string>("--from") { Description = "Profile that gives hints and numbers, best one of a neighbouring culture.", HelpName = "TAG", DefaultValueFactory = _ => "en" };
        var create = new Command("new", "Write a commented skeleton of a profile, to be filled in.") { tag, from };
        create.SetAction(parsed => New(parsed.GetValue(tag)!, parsed.GetValue(from)!));
        return new Command("profile", "Cultural profiles.") { check, list, preview, create };
    }

    private static int New(string tag, string from)
    {
        if (!LanguageTag.TryParse(tag, out var language))
            throw new BadInputException($"{tag}: a language tag of two or three lower-case letters belongs here");
        var path = Path.Combine(ProgramHome.Profiles, $"{tag}.yaml");
        if (File.Exists(path))
            throw new BadInputException($"{path}: is there already; a skeleton never replaces a profile");
        File.WriteAllText(path, ProfileSkeleton.Write(language, RunContexts.LoadProfiles([from]).Values.Single()));
        Console.WriteLine($"{path}: fill it in, then `synthemotion profile check {tag}`");
        return ExitCodes.Done;
    }

    private static int Check(IReadOnlyList<string> tags, FilterOptions filters)
    {
        var code = ExitCodes.Done;
        foreach (var (tag, load) in Each(tags))
        {
            IReadOnlyList<string> problems;
            try
            {
                var profile = load();
                problems = [.. ProfileDepth.Check(profile), .. ProfileTextCheck.Check(profile, filters)];
            }
            catch (BadInputException e)
            {
                problems = e.Problems;
            }

            Console.WriteLine(problems.Count == 0 ? $"{tag}: good" : $"{tag}: {problems.Count} problem{(problems.Count == 1 ? "" : "s")}");
            foreach (var problem in problems)
                Console.WriteLine($"  {problem}");
            if (problems.Count > 0)
                code = ExitCodes.BadInput;
        }

        return code;
    }

    private static int List()
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("tag", "language", "varieties", "registers", "scenarios", "situations", "label sets", "exemplars", "neutral texts");
        foreach (var (_, load) in Each([]))
        {
            var p = load();
            table.AddRow(
                p.Tag.ToString(),
                Markup.Escape($"{p.Name} ({p.NativeName})"),
                Markup.Escape(string.Join(", ", p.Varieties.Select(v => v.Id))),
                $"{p.Registers.Length}",
                $"{p.Scenarios.Length}",
                $"{p.Situations.Length}",
                $"{p.LabelSets.Count}",
                $"{p.Exemplars.Length}",
                $"{p.Neutral.Values.Sum(n => n.Length)}");
        }

        AnsiConsole.Write(table);
        return ExitCodes.Done;
    }

    private static async Task<int> PreviewAsync(ProgramSettings settings, string tag, CancellationToken cancel)
    {
        var profile = RunContexts.LoadProfiles([tag]).Values.Single();
        var plan = new SamplePlan("preview", profile, settings.Run.Samples, settings.Plan);
        var batch = plan.Round(0, FoldState.Empty)[0];
        var messages = PromptTemplates.Load(ProgramHome.Prompts).Render(batch, profile);
        foreach (var message in messages)
        {
            Console.WriteLine($"--- {message.Role} ---");
            Console.WriteLine(message.Text);
        }

        using var author = new EmbeddedAuthor([profile], settings.Plan.Seed);
        var response = await author.GetResponseAsync(messages, cancellationToken: cancel);
        var answer = AnswerParser.Parse(batch, RawAnswer.Decode(RawAnswer.Encode(response)));
        Console.WriteLine("--- the embedded author's first samples ---");
        foreach (var candidate in answer.Candidates.Take(Previewed))
            Console.WriteLine($"[{candidate.Spec.Labels}; {string.Join(", ", candidate.Spec.Facets)}; {candidate.Spec.Explicitness}; {candidate.Spec.Register}; {candidate.Spec.Variety}] {candidate.Text}");
        return ExitCodes.Done;
    }

    private static IEnumerable<(string Tag, Func<CulturalProfile> Load)> Each(IReadOnlyList<string> tags)
    {
        var present = RunContexts.ProfileFiles();
        foreach (var tag in tags.Count > 0 ? tags : [.. present.Keys])
        {
            yield return (tag, () => present.TryGetValue(tag, out var path)
                ? ProfileLoader.Load(path)
                : throw new BadInputException($"no cultural profile for '{tag}' in {ProgramHome.Profiles}; there are {string.Join(", ", present.Keys)}"));
        }
    }
}
