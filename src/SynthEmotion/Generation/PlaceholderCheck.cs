using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace SynthEmotion.Generation;

/// <summary>What a placeholder holds: a text (no members), a list or an object with members.</summary>
/// <param name="Required">A template without it is refused: what it holds decides the quality or the form of the answers.</param>
/// <param name="Members">Names that may follow the dot of each element, or of the object.</param>
internal sealed record PromptShape(bool Required, params string[] Members);

/// <summary>Checks a template's placeholders against what there is, before anything is rendered: every branch, all errors at once, each with its line.</summary>
internal static partial class PlaceholderCheck
{
    public static IEnumerable<string> Problems(string path, string text, IFluidTemplate template, IReadOnlyDictionary<string, PromptShape> placeholders)
    {
        var visitor = new Visitor(placeholders);
        visitor.VisitTemplate(template);
        foreach (var name in visitor.Unknown.Order(StringComparer.Ordinal))
            yield return $"{path}({LineOf(text, name)}): there is no placeholder '{name}'; {Known(name, placeholders, visitor)}";
        foreach (var (name, shape) in placeholders)
            if (shape.Required && !visitor.Used.Contains(name))
                yield return $"{path}({text.TrimEnd().Split('\n').Length}): the placeholder '{name}' is missing";
    }

    public static bool EndsWithSamples(string text) => SamplesAtEnd().IsMatch(text);

    private static string Known(string name, IReadOnlyDictionary<string, PromptShape> placeholders, Visitor visitor)
    {
        var root = name.Split('.')[0];
        return visitor.ShapeOf(root) is { Members.Length: > 0 } shape
            ? $"{root} has {string.Join(", ", shape.Members)}"
            : "there are " + string.Join(", ", placeholders.Keys.Order(StringComparer.Ordinal));
    }

    private static int LineOf(string text, string name)
    {
        var lines = text.Split('\n');
        var word = new Regex($@"(?<![\w.]){Regex.Escape(name)}(?!\w)");
        var inTag = Array.FindIndex(lines, l => (l.Contains("{{", StringComparison.Ordinal) || l.Contains("{%", StringComparison.Ordinal)) && word.IsMatch(l));
        return 1 + Math.Max(0, inTag >= 0 ? inTag : Array.FindIndex(lines, l => word.IsMatch(l)));
    }

    [GeneratedRegex(@"\{\{-?\s*samples\s*-?\}\}\s*$")]
    private static partial Regex SamplesAtEnd();

    private sealed class Visitor(IReadOnlyDictionary<string, PromptShape> placeholders) : AstVisitor
    {
        private readonly Dictionary<string, PromptShape> locals = new(StringComparer.Ordinal)
        {
            ["forloop"] = new PromptShape(false, "first", "last", "index", "index0", "length", "rindex", "rindex0"),
        };

        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

        public PromptShape? ShapeOf(string name) => locals.GetValueOrDefault(name) ?? placeholders.GetValueOrDefault(name);

        protected override Statement VisitForStatement(ForStatement forStatement)
        {
            // A loop over a list makes its variable an element of it.
            var source = forStatement.Source is MemberExpression m && m.Segments[0] is IdentifierSegment s ? ShapeOf(s.Identifier) : null;
            locals[forStatement.Identifier] = source is null ? new PromptShape(false) : source with { Required = false };
            return base.VisitForStatement(forStatement);
        }

        protected override Statement VisitAssignStatement(AssignStatement assignStatement)
        {
            locals[assignStatement.Identifier] = new PromptShape(false);
            return base.VisitAssignStatement(assignStatement);
        }

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            var names = memberExpression.Segments.OfType<IdentifierSegment>().Select(s => s.Identifier).ToList();
            if (names.Count > 0)
            {
                Used.Add(names[0]);
                var shape = ShapeOf(names[0]);
                var size = names.Count == 2 && names[1] is "size" or "first" or "last";
                if (shape is null)
                    Unknown.Add(names[0]);
                else if (names.Count > 1 && !size && !shape.Members.Contains(names[1]))
                    Unknown.Add($"{names[0]}.{names[1]}");
            }
            return base.VisitMemberExpression(memberExpression);
        }
    }
}
