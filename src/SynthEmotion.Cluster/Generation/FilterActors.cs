using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Profiles;

namespace SynthEmotion.Cluster.Generation;

/// <summary>
/// Pooled on each generator node: asks the filters that need one text alone, language identification (the dearest) last. A filter that throws stops the run.
/// </summary>
internal sealed class LanguageIdActor : ReceiveActor
{
    private readonly StatelessFilters filters;
    private readonly IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles;
    private readonly IActorRef next;

    public LanguageIdActor(StatelessFilters filters, IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles, IActorRef next)
    {
        (this.filters, this.profiles, this.next) = (filters, profiles, next);
        Receive<FilterFlow.Filter>(OnFilter);
    }

    private void OnFilter(FilterFlow.Filter message)
    {
        try
        {
            var profile = profiles[message.Lease.Batch.Language];
            next.Forward(new FilterFlow.Judged(message.Lease, message.Answer, [.. message.Answer.Answer.Candidates.Select(c => filters.Judge(c, profile))]));
        }
        catch (Exception cause)
        {
            Sender.Tell(new Status.Failure(cause));
        }
    }
}

/// <summary>Asks a second opinion on a candidate that the filters kept: the sample's id, the text, its profile.</summary>
/// <param name="sampleId">Key of the judge's answer in the response store.</param>
/// <param name="candidate">What the filters kept.</param>
/// <param name="profile">Profile of the language.</param>
/// <param name="cancel">Gives up.</param>
public delegate Task<Verdict> LabelJudge(string sampleId, FilteredCandidate candidate, CulturalProfile profile, CancellationToken cancel);

/// <summary>Pooled on each generator node: has the judge, where there is one, read each kept text blind; sends the outcome back to the worker.</summary>
internal sealed class LabelConsistencyActor : ReceiveActor
{
    /// <summary>Name of the judge in rejects.</summary>
    public const string JudgeFilter = "judge";

    private readonly LabelJudge? judge;
    private readonly IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles;
    private readonly CancellationTokenSource stopping = new();

    public LabelConsistencyActor(LabelJudge? judge, IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles)
    {
        (this.judge, this.profiles) = (judge, profiles);
        Receive<FilterFlow.Judged>(OnJudged);
    }

    /// <inheritdoc/>
    protected override void PostStop() => stopping.Cancel();

    private void OnJudged(FilterFlow.Judged message)
    {
        if (judge is null)
            Sender.Tell(new FilterFlow.Filtered(message.Lease, ToBatch(message.Lease, message.Answer, message.Candidates)));
        else
            AskJudgeAsync(message).PipeTo(Sender, Self, candidates => new FilterFlow.Filtered(message.Lease, ToBatch(message.Lease, message.Answer, candidates)));
    }

    private async Task<IReadOnlyList<FilteredCandidate>> AskJudgeAsync(FilterFlow.Judged message)
    {
        var batch = message.Lease.Batch;
        return await Task.WhenAll(message.Candidates.Select(async candidate =>
        {
            if (!candidate.Verdict.Keeps)
                return candidate;
            var verdict = await judge!(Sample.IdOf(batch.Id, candidate.Candidate.Ordinal), candidate, profiles[batch.Language], stopping.Token);
            return verdict.Keeps ? candidate : candidate with { Verdict = verdict, Filter = JudgeFilter };
        }));
    }

    private static FilteredBatch ToBatch(Lease lease, BatchOutcome.Answered answer, IReadOnlyList<FilteredCandidate> candidates) => new(
        lease.Batch.Id,
        answer.Endpoint,
        answer.Model,
        [.. candidates.Select(c => new FilteredText(
            c.Candidate.Ordinal, c.Text, c.Candidate.Situation, c.Filter, c.Verdict.Reason, c.Verdict.Score, c.Verdict.Detail))],
        [.. answer.Answer.Failures.Select(f => new FailureCount(f.Name, f.Ordinal))],
        answer.FromStore ? 0 : answer.Cost);
}
