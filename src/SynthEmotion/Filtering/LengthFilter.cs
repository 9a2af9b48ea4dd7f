using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>Drops a text far outside its length class; a score is the number of characters (Unicode scalar values), or of letters.</summary>
internal sealed class LengthFilter(LengthOptions options) : SampleFilter
{
    public override string Name => "length";

    public override Verdict Judge(FilterContext context)
    {
        var letters = context.Text.EnumerateRunes().Count(Rune.IsLetter);
        if (letters < options.LeastLetters)
            return Verdict.Drop("too-short", letters, "letters");
        var length = context.Text.EnumerateRunes().Count();
        var asked = context.Candidate.Spec.Length;
        if (length > context.Profile.Lengths[asked].UpTo * (1 + options.Over))
            return Verdict.Drop("too-long", length, asked.ToString().ToLowerInvariant());
        if (length < Least(context.Profile, asked))
            return Verdict.Drop("too-short", length, asked.ToString().ToLowerInvariant());
        return Verdict.Keep;
    }

    private double Least(CulturalProfile profile, SampleLength asked) =>
        asked == SampleLength.Short ? 0 : profile.Lengths[asked - 1].UpTo * (1 - options.Under);
}
