namespace SynthEmotion.Domain;

/// <summary>How openly a text says its emotion. Neutral texts have none.</summary>
public enum Explicitness
{
    /// <summary>Only for neutral: there is nothing to say or to imply.</summary>
    None,

    /// <summary>The emotion is said openly, in the words that people most use for it.</summary>
    Plain,

    /// <summary>Only the situation tells.</summary>
    Implied,

    /// <summary>Partly said, partly told by the situation.</summary>
    Mixed,
}

/// <summary>Length class of a text; the profile gives the limits in characters.</summary>
public enum SampleLength
{
    /// <summary>A sentence or less.</summary>
    Short,

    /// <summary>A few sentences.</summary>
    Medium,

    /// <summary>A paragraph.</summary>
    Long,
}
