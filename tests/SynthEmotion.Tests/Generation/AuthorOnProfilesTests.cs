using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Generation;

/// <summary>The embedded author on every profile of the repository, the way of a real run: plan, answer, parse, filters, near-duplicates, refill.</summary>
public sealed class AuthorOnProfilesTests
{
    public static TheoryData<string> Profiles()
    {
        var folder = SharedData.Repository("cultural-profiles");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        return new TheoryData<string>(files.Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).DefaultIfEmpty(""));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    [Trait("Category", "Long")]
    public void Profile_fills_every_cell_of_1500_distinct_samples(string tag)
    {
        if (tag.Length == 0)
            Assert.Skip("no cultural profile is present");
        var profile = ProfileLoader.Load(Path.Combine(SharedData.Repository("cultural-profiles"), tag + ".yaml"));
        using var run = new AuthorRun(profile, 1500);
        run.Complete();
        foreach (var line in run.Report())
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.Empty(run.GivenUp.Select(g => $"{g.Cell.Labels}: {g.Progress.Accepted} of {g.Cell.Quota}"));
        Assert.Equal(1500, run.Accepted.Count);
        Assert.True(run.Asked < 4 * 1500, $"{run.Asked} samples asked");
        AssertShares(profile, run);
        foreach (var variety in profile.Varieties.Where(v => v.Identify == VarietyIdentification.Engine))
            Assert.True(run.PassRate(variety) >= 0.97, $"language identification passes {run.PassRate(variety):P1} of {variety.Id}");
    }

    // What was asked is the plan's business; this is what is left of it after the filters.
    private static void AssertShares(CulturalProfile profile, AuthorRun run)
    {
        foreach (var variety in profile.Varieties)
            Assert.InRange(Share(run, c => c.Spec.Variety == variety.Id), variety.Share * 0.75, variety.Share * 1.25);
        foreach (var emotion in Emotions.Felt)
            Assert.InRange(Share(run, c => c.Spec.Labels.Contains(emotion)), 0.12, 0.18);
        foreach (var (explicitness, share) in profile.ExplicitnessShares)
            Assert.InRange(run.Accepted.Count(c => c.Spec.Explicitness == explicitness) / (double)run.Accepted.Count(c => c.Spec.Explicitness != Explicitness.None), share - 0.06, share + 0.06);
        foreach (var facet in Emotions.All.SelectMany(Facets.Of))
            Assert.True(run.Accepted.Any(c => c.Spec.Facets.Contains(facet)), $"no sample of {facet}");
    }

    private static double Share(AuthorRun run, Func<Candidate, bool> of) => run.Accepted.Count(of) / (double)run.Accepted.Count;
}

/// <summary>One language's run without cluster and store.</summary>
internal sealed class AuthorRun(CulturalProfile profile, int n) : IDisposable
{
    private readonly SamplePlan plan = new("author-run", profile, n, new PlanOptions());
    private readonly EmbeddedAuthor author = new([profile], 42);
    private readonly StatelessFilters filters = new(new FilterOptions());
    private readonly NearDuplicateIndex index = NearDuplicateIndex.StartingWith(profile, new NearDuplicateOptions());
    private readonly SortedDictionary<LabelSet, (int Asked, int Accepted)> cells = [];
    private readonly SortedDictionary<string, int> drops = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, (int Judged, int Other)> identified = new(StringComparer.Ordinal);

    public List<Candidate> Accepted { get; } = [];

    public int Asked => cells.Values.Sum(c => c.Asked);

    public IReadOnlyList<(CellQuota Cell, CellProgress Progress)> GivenUp { get; private set; } = [];

    public void Dispose() => author.Dispose();

    public void Complete()
    {
        var states = new Dictionary<int, FoldState> { [-1] = FoldState.Empty };
        for (var round = 0; !plan.IsComplete(states[round - 1]); round++)
        {
            foreach (var batch in plan.Round(round, states[Math.Max(-1, round - 2)]))
                Fold(batch);
            states[round] = new FoldState(round, [.. cells.Select(c => new CellProgress(c.Key, c.Value.Asked, c.Value.Accepted, 0))]);
            GivenUp = plan.GivenUp(states[round]);
        }
    }

    /// <summary>Share of the variety's candidates that language identification lets through.</summary>
    public double PassRate(Variety variety) => identified.GetValueOrDefault(variety.Id) is { Judged: > 0 } seen ? 1 - ((double)seen.Other / seen.Judged) : 1;

    public IEnumerable<string> Report() =>
    [
        $"{profile.Tag}: {Accepted.Count} accepted of {Asked} asked",
        .. profile.Varieties.Select(v => $"  {v.Id} ({v.Identify}): {Accepted.Count(c => c.Spec.Variety == v.Id) / (double)Accepted.Count:P1} of {v.Share:P0}, identification passes {PassRate(v):P1}"),
        .. drops.Select(d => $"  {d.Key}: {d.Value}"),
    ];

    private void Fold(BatchSpec batch)
    {
        var parsed = AnswerParser.Parse(batch, author.Answer(SpecArray.Write(batch)));
        foreach (var spec in batch.Samples)
            Count(spec.Labels, asked: 1, accepted: 0);
        foreach (var failure in parsed.Failures)
            Drop(failure.Name);
        foreach (var candidate in parsed.Candidates)
        {
            var judged = filters.Judge(candidate, profile);
            var seen = identified.GetValueOrDefault(candidate.Spec.Variety);
            identified[candidate.Spec.Variety] = (seen.Judged + 1, seen.Other + (judged.Verdict.Reason is "other-language" or "no-marker-word" ? 1 : 0));
            var sketch = index.Sketcher.Sketch(judged.Text);
            var reason = judged.Verdict.Reason
                ?? (cells[candidate.Spec.Labels].Accepted >= plan.Quotas.Single(q => q.Labels == candidate.Spec.Labels).Quota ? "cell-full" : index.Check(sketch).Reason);
            if (reason is not null)
            {
                Drop($"{reason} ({candidate.Spec.Explicitness} {candidate.Spec.Length})");
                continue;
            }
            index.Add(Sample.IdOf(batch.Id, candidate.Ordinal), sketch);
            Count(candidate.Spec.Labels, asked: 0, accepted: 1);
            Accepted.Add(candidate);
        }
    }

    private void Count(LabelSet labels, int asked, int accepted)
    {
        var cell = cells.GetValueOrDefault(labels);
        cells[labels] = (cell.Asked + asked, cell.Accepted + accepted);
    }

    private void Drop(string reason) => drops[reason] = drops.GetValueOrDefault(reason) + 1;
}
