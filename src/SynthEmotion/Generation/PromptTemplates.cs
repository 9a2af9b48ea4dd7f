using Fluid;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>
/// The two prompt templates, <c>system.liquid</c> and <c>user.liquid</c>, in Liquid (https://shopify.github.io/liquid/). Which placeholders there are and
/// which must be used, <see cref="PromptModel"/> says. The user message ends with the array of sample specs.
/// </summary>
public sealed class PromptTemplates
{
    private static readonly FluidParser Parser = new();

    private static readonly TemplateOptions Options = new() { StrictVariables = true, StrictFilters = true, CultureInfo = System.Globalization.CultureInfo.InvariantCulture };

    private readonly IFluidTemplate system;
    private readonly IFluidTemplate user;

    private PromptTemplates(IFluidTemplate system, IFluidTemplate user, string hash) => (this.system, this.user, Hash) = (system, user, hash);

    /// <summary>sha256 in hex over both files, line ends as LF: part of every sample's provenance and of the plan identity.</summary>
    public string Hash { get; }

    /// <summary>Reads both templates from <paramref name="folder"/>.</summary>
    /// <exception cref="BadInputException">A file is absent, does not parse, names a placeholder that there is not or lacks one that must be there: all at once.</exception>
    public static PromptTemplates Load(string folder)
    {
        var problems = new List<string>();
        var system = Read(Path.Combine(folder, "system.liquid"), PromptModel.System, problems);
        var user = Read(Path.Combine(folder, "user.liquid"), PromptModel.User, problems);
        if (user is { } u && !PlaceholderCheck.EndsWithSamples(u.Text))
            problems.Add($"{u.Path}({u.Text.TrimEnd().Split('\n').Length}): the user message must end with {{{{ samples }}}}, and nothing may follow it");
        if (problems.Count > 0)
            throw new BadInputException(problems);
        return new PromptTemplates(system!.Template, user!.Template, Hashing.Sha256Hex($"system.liquid\n{system.Text}\u0000user.liquid\n{user.Text}"));
    }

    /// <summary>The system and the user message for <paramref name="batch"/>: a pure function of both arguments and the templates.</summary>
    public IReadOnlyList<ChatMessage> Render(BatchSpec batch, CulturalProfile profile) =>
    [
        new(ChatRole.System, Render(system, PromptModel.ForSystem(batch, profile))),
        new(ChatRole.User, Render(user, PromptModel.ForUser(batch, profile))),
    ];

    private static string Render(IFluidTemplate template, Dictionary<string, object> model) =>
        template.Render(new TemplateContext(model, Options, allowModelMembers: true)).Trim();

    private static Source? Read(string path, IReadOnlyDictionary<string, PromptShape> placeholders, List<string> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add($"{path}: there is no such file; the folder must hold system.liquid and user.liquid");
            return null;
        }
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (!Parser.TryParse(text, out var template, out var error))
        {
            problems.Add($"{path}: {error.ReplaceLineEndings(" ")}");
            return null;
        }
        problems.AddRange(PlaceholderCheck.Problems(path, text, template, placeholders));
        return new Source(path, text, template);
    }

    private sealed record Source(string Path, string Text, IFluidTemplate Template);
}
