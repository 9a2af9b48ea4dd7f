namespace SynthEmotion.Domain;

/// <summary>
/// The eleven labels, in the order in which every vector, table and file of the program lists them.
/// Each names a family whose members are its <see cref="Facets"/>.
/// </summary>
public enum Emotion
{
    /// <summary>Hot displeasure with someone who did wrong.</summary>
    Anger,

    /// <summary>Looking down on its object.</summary>
    Contempt,

    /// <summary>Wanting distance from something foul, bodily or moral.</summary>
    Disgust,

    /// <summary>Sensing danger, near or far.</summary>
    Fear,

    /// <summary>Being hindered; irritation short of anger.</summary>
    Frustration,

    /// <summary>Acknowledging a good received.</summary>
    Gratitude,

    /// <summary>Pleasure, in all its shades from contentment to excitement.</summary>
    Joy,

    /// <summary>Warmth toward someone.</summary>
    Love,

    /// <summary>No emotion shown. Stands alone in a label set.</summary>
    Neutral,

    /// <summary>Pain over a loss, a failure or oneself.</summary>
    Sadness,

    /// <summary>The unexpected, welcome or not.</summary>
    Surprise,
}

/// <summary>Names of emotions as files and prompts spell them: lower case English.</summary>
public static class Emotions
{
    private static readonly string[] NameTable = [.. Enum.GetNames<Emotion>().Select(n => n.ToLowerInvariant())];

    /// <summary>All eleven, in order.</summary>
    public static IReadOnlyList<Emotion> All { get; } = Enum.GetValues<Emotion>();

    /// <summary>The ten that are emotions: all but <see cref="Emotion.Neutral"/>.</summary>
    public static IReadOnlyList<Emotion> Felt { get; } = [.. All.Where(e => e != Emotion.Neutral)];

    /// <summary>The eleven names, in order.</summary>
    public static IReadOnlyList<string> Names => NameTable;

    /// <summary>The lower-case name of <paramref name="emotion"/>.</summary>
    public static string Name(this Emotion emotion) => NameTable[(int)emotion];

    /// <summary>Reads a lower-case name; false when it is none of the eleven.</summary>
    public static bool TryParse(string? name, out Emotion emotion)
    {
        var index = Array.IndexOf(NameTable, name);
        emotion = index < 0 ? default : (Emotion)index;
        return index >= 0;
    }
}
