using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SynthEmotion.Profiles;

/// <summary>
/// A value of a profile file with the line it stands on. YamlDotNet's own representation throws at the first repeated key; this one keeps
/// everything, so that all errors of a file can be told at once.
/// </summary>
internal abstract record ProfileNode(int Line)
{
    /// <summary>What the value is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>Text, number or truth value: YAML's types are not used, so that <c>no</c> stays a word.</summary>
internal sealed record ScalarNode(int Line, string Text, bool Quoted) : ProfileNode(Line)
{
    public override string Kind => IsEmpty ? "empty" : "a single value";

    public bool IsEmpty => !Quoted && Text is "" or "~" or "null";
}

internal sealed record ListNode(int Line, IReadOnlyList<ProfileNode> Elements) : ProfileNode(Line)
{
    public override string Kind => "a list";
}

internal sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : ProfileNode(Line)
{
    public override string Kind => "a map of keys";
}

internal readonly record struct MapEntry(string Key, int Line, ProfileNode Value);

/// <summary>Reads a YAML text of one document into nodes.</summary>
internal sealed class ProfileNodeReader
{
    private readonly Parser parser;

    private ProfileNodeReader(TextReader text) => parser = new Parser(text);

    /// <exception cref="YamlException">The text is no YAML, or uses what profiles do not: several documents, anchors, keys that are no text.</exception>
    public static ProfileNode Read(string text)
    {
        var reader = new ProfileNodeReader(new StringReader(text));
        try
        {
            return reader.Document();
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's scanner throws this bare at some broken flow lists, such as one that a line end cuts off before "key: value".
            var last = reader.parser.Current;
            throw new YamlException(last?.Start ?? Mark.Empty, last?.End ?? Mark.Empty, "a list or map in brackets that is not closed begins at or after here", e);
        }
    }

    private ProfileNode Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new ScalarNode(1, "", false);
        parser.Consume<DocumentStart>();
        var root = Node();
        parser.Consume<DocumentEnd>();
        if (!parser.TryConsume<StreamEnd>(out _))
            throw new YamlException(parser.Current!.Start, parser.Current.End, "a second document begins; a profile is one document");
        return root;
    }

    private ProfileNode Node()
    {
        if (parser.Accept<AnchorAlias>(out var alias))
            throw new YamlException(alias.Start, alias.End, $"alias *{alias.Value}; profiles have no anchors and aliases: write the value out, or quote it");
        if (parser.Accept<NodeEvent>(out var node) && !node.Anchor.IsEmpty)
            throw new YamlException(node.Start, node.End, $"anchor &{node.Anchor.Value}; profiles have no anchors and aliases: leave it out, or quote the text");
        if (parser.TryConsume<Scalar>(out var scalar))
            return new ScalarNode(LineOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
        return parser.Accept<SequenceStart>(out _) ? List() : Map();
    }

    private ListNode List()
    {
        var start = parser.Consume<SequenceStart>();
        var elements = new List<ProfileNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            elements.Add(Node());
        return new ListNode(LineOf(start), elements);
    }

    private MapNode Map()
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<MapEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key that is no plain text");
            entries.Add(new MapEntry(key.Value, LineOf(key), Node()));
        }
        return new MapNode(LineOf(start), entries);
    }

    private static int LineOf(ParsingEvent node) => (int)node.Start.Line;
}
