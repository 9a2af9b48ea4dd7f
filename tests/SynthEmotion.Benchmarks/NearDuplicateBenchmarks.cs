using BenchmarkDotNet.Attributes;
using SynthEmotion.Filtering;
using SynthEmotion.Profiles;

namespace SynthEmotion.Benchmarks;

/// <summary>Near-duplicate search on a profile's own texts: signing alone, and all stages.</summary>
[MemoryDiagnoser]
public class NearDuplicateBenchmarks
{
    private readonly NearDuplicateOptions options = new();
    private CulturalProfile profile = null!;
    private string[] texts = [];
    private TextSketcher sketcher = null!;

    [Params("en", "ja")]
    public string Language { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        profile = ProfileFiles.Load(Language);
        texts = [.. profile.Situations.SelectMany(s => profile.Reactions.Values.Take(3).Select(r => $"{s.Text} {r.Plain[0].Text}"))];
        sketcher = new TextSketcher(profile.Shingle, options);
    }

    [Benchmark(Baseline = true)]
    public int Sign() => texts.Sum(t => sketcher.Sketch(t).SignatureBytes().Length);

    [Benchmark]
    public int SignCheckAndAdd()
    {
        var index = new NearDuplicateIndex(profile.Shingle, options);
        foreach (var text in texts)
        {
            var sketch = index.Sketcher.Sketch(text);
            if (index.Check(sketch).Keeps)
                index.Add(text, sketch);
        }

        return index.Count;
    }
}
