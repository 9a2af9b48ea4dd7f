using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>Drops a text with too few of its letters in the scripts of the variety asked for; the score is their share.</summary>
internal sealed class ScriptFilter(ScriptOptions options) : SampleFilter
{
    public override string Name => "script";

    public override Verdict Judge(FilterContext context) => Judge(context.Text, context.Variety.Scripts);

    public Verdict Judge(string text, IEnumerable<string> scripts)
    {
        var (share, _) = UnicodeScripts.LetterShare(text, scripts);
        return share < options.LeastShare ? Verdict.Drop("wrong-script", share) : Verdict.Keep;
    }
}
