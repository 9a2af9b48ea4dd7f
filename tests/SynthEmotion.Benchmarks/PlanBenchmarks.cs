using BenchmarkDotNet.Attributes;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Benchmarks;

/// <summary>Planning a round of 320 samples, and having the embedded author answer one batch of it.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks : IDisposable
{
    private CulturalProfile profile = null!;
    private SamplePlan plan = null!;
    private EmbeddedAuthor author = null!;
    private string request = "";

    [GlobalSetup]
    public void Load()
    {
        profile = ProfileFiles.Load("en");
        plan = new SamplePlan("benchmark", profile, 5_000, new PlanOptions());
        author = new EmbeddedAuthor([profile], 42);
        request = SpecArray.Write(plan.Round(0, FoldState.Empty)[0]);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        author?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int PlanRound() => plan.Round(0, FoldState.Empty).Count;

    [Benchmark]
    public int ComposeBatch() => author.Answer(request).Length;
}
