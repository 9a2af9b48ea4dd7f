using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Settings of a run: section <c>synthemotion.run</c>. None of them shapes bytes, but for which languages and how many samples there are.</summary>
public sealed record RunOptions
{
    /// <summary>N: samples to accept, a language.</summary>
    public int Samples { get; init; } = 500;

    /// <summary>Languages; empty: every cultural profile present.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Names of the endpoints to use (section <c>endpoints</c>).</summary>
    public ImmutableArray<string> Endpoints { get; init; } = ["embedded"];

    /// <summary>Batches that one generator node has in flight.</summary>
    public int InFlight { get; init; } = 4;

    /// <summary>Without any usable answer for so long the run stops; it can be resumed.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Makes the corpus from the response store alone: no endpoint is asked and no key is needed; a batch that was never answered stops the run.</summary>
    public bool ReplayOnly { get; init; }

    /// <summary>Whether the run trains and evaluates after the corpus is committed.</summary>
    public bool Train { get; init; } = true;

    /// <summary>Every setting out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (Samples is < 1 or > 100_000_000)
            yield return new SettingError("run.samples", $"{Samples}", "a whole number from 1 to 100000000");
        foreach (var language in Languages.Where(l => !LanguageTag.TryParse(l, out _)))
            yield return new SettingError("run.languages", language, "language tags of two or three lower-case letters, such as [en, es]");
        if (Endpoints.IsEmpty)
            yield return new SettingError("run.endpoints", "[]", "at least one name of section endpoints");
        if (InFlight is < 1 or > 4096)
            yield return new SettingError("run.in-flight", $"{InFlight}", "a whole number from 1 to 4096");
        if (GiveUpAfter <= TimeSpan.Zero)
            yield return new SettingError("run.give-up-after", $"{GiveUpAfter}", "a time above zero");
    }
}
