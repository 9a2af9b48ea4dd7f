using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>Reads a text without knowing what was asked for, and says which emotions it finds.</summary>
public abstract class LabelJudge
{
    /// <summary>Reads one text. Asked again with the same <paramref name="sampleId"/>, it says the same.</summary>
    public abstract Task<JudgeReading> ReadAsync(string sampleId, string text, CulturalProfile profile, CancellationToken cancellationToken);
}

/// <summary>How a reading ended.</summary>
public abstract record JudgeReading
{
    private JudgeReading() { }

    /// <summary>The judge answered.</summary>
    /// <param name="Labels">What it found, in label order; neutral alone when it found nothing.</param>
    public sealed record Read(IReadOnlyList<Emotion> Labels) : JudgeReading;

    /// <summary>The judge's answer names no labels and stands for good, such as a refusal.</summary>
    /// <param name="Name">The failure's name.</param>
    public sealed record Unreadable(string Name) : JudgeReading;

    /// <summary>Nothing was answered; ask again later.</summary>
    /// <param name="Name">The failure's name.</param>
    /// <param name="Detail">A short explanation for a person.</param>
    /// <param name="RetryAfter">How long the judge's endpoint wants to be left alone, if it said so.</param>
    public sealed record Postponed(string Name, string Detail, TimeSpan? RetryAfter) : JudgeReading;

    /// <summary>The judge's endpoint is set up wrongly: the run should stop with this message.</summary>
    /// <param name="Message">What to mend.</param>
    public sealed record Refused(string Message) : JudgeReading;
}

/// <summary>
/// Label consistency by a second opinion: drops a text in which a blind judge finds too little of what was asked for. Optional, since it costs a call a text;
/// it comes after the stateless filters, so that nothing is paid for what they drop.
/// </summary>
public sealed class JudgeFilter(LabelJudge judge, JudgeOptions options)
{
    /// <summary>Name of the filter in rejects and counts.</summary>
    public const string FilterName = "judge";

    /// <summary>Reason of a text that the judge reads otherwise; the score is the Jaccard similarity of the label sets, the detail what it found.</summary>
    public const string JudgeDisagrees = "judge-disagrees";

    /// <summary>
    /// The verdict on a text, or null with the reading that explains why there is none yet. A text that the judge would not or could not read is kept:
    /// refusals fall on angry and frightened texts more than on others, and dropping them would thin out just these.
    /// </summary>
    public async Task<(Verdict? Verdict, JudgeReading Reading)> JudgeAsync(
        string sampleId, string text, LabelSet asked, CulturalProfile profile, CancellationToken cancellationToken)
    {
        var reading = await judge.ReadAsync(sampleId, text, profile, cancellationToken).ConfigureAwait(false);
        return (reading switch
        {
            JudgeReading.Read read => VerdictOn(asked, read.Labels),
            JudgeReading.Unreadable => Verdict.Keep,
            _ => null,
        }, reading);
    }

    private Verdict VerdictOn(LabelSet asked, IReadOnlyList<Emotion> found)
    {
        var common = found.Count(asked.Contains);
        var agreement = (double)common / (asked.Count + found.Count - common);
        return agreement >= options.LeastAgreement ? Verdict.Keep : Verdict.Drop(JudgeDisagrees, agreement, string.Join('+', found.Select(e => e.Name())));
    }
}
