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
    }
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

    public IEnumerable<string> Report() =>
        [$"{profile.Tag}: {Accepted.Count} accepted of {Asked} asked", .. drops.Select(d => $"  {d.Key}: {d.Value}")];

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
