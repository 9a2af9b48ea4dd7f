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

/// <summary>Pooled on each generator node: has the judge, where there is one, read each kept text blind; sends the outcome back to the worker.</summary>
internal sealed class LabelConsistencyActor : ReceiveActor
{
    private readonly JudgeFilter? judge;
    private readonly IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles;
    private readonly CancellationTokenSource stopping = new();

    public LabelConsistencyActor(JudgeFilter? judge, IReadOnlyDictionary<LanguageTag, CulturalProfile> profiles)
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
            AskAsync(judge, message).PipeTo(Sender, Self, outcome => outcome, cause => new Status.Failure(cause));
    }

    // A reading that is still out postpones the whole batch: its other readings are in the store by then and cost nothing the next time.
    private async Task<object> AskAsync(JudgeFilter filter, FilterFlow.Judged message)
    {
        var batch = message.Lease.Batch;
        var candidates = new List<FilteredCandidate>();
        foreach (var candidate in message.Candidates)
        {
            if (!candidate.Verdict.Keeps)
            {
                candidates.Add(candidate);
                continue;
            }

            var ordinal = candidate.Candidate.Ordinal;
            var (verdict, reading) = await filter.JudgeAsync(
                Sample.IdOf(batch.Id, ordinal), candidate.Text, batch.Samples[ordinal].Labels, profiles[batch.Language], stopping.Token);
            if (reading is JudgeReading.Refused refused)
                throw new BadInputException(refused.Message);
            if (verdict is not { } given)
                return new FilterFlow.NotJudged(message.Lease, reading is JudgeReading.Postponed postponed ? postponed.Name : "not-judged");
            candidates.Add(given.Keeps ? candidate : candidate with { Verdict = given, Filter = JudgeFilter.FilterName });
        }

        return new FilterFlow.Filtered(message.Lease, ToBatch(message.Lease, message.Answer, candidates));
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
