using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>How well a text keeps to the length asked for, best first.</summary>
internal enum Fit
{
    /// <summary>In its class.</summary>
    Within,

    /// <summary>Up to a half over its class's limit, or down to a half of the shorter class's.</summary>
    Near,

    /// <summary>Of another class.</summary>
    Far,

    /// <summary>Over the longest class's limit: not a text of this profile.</summary>
    Never,
}

/// <summary>Measures texts, in characters (Unicode scalar values), against the length asked for.</summary>
internal sealed class LengthFit(ProfileShelf shelf, SampleLength asked)
{
    private readonly (int Above, int UpTo) limits = shelf.Limits(asked);
    private readonly int longest = shelf.Limits(SampleLength.Long).UpTo;

    public Fit Judge(string text)
    {
        var length = text.EnumerateRunes().Count();
        if (length > longest)
            return Fit.Never;
        if (length > limits.Above && length <= limits.UpTo)
            return Fit.Within;
        return length * 2 > limits.Above && length * 2 <= limits.UpTo * 3 ? Fit.Near : Fit.Far;
    }
}
