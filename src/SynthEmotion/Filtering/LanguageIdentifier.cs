using System.Collections.Concurrent;
using Lingua;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>
/// The identification engine: Lingua's n-gram models, restricted to the languages in question. Models take time and memory to load,
/// so a process loads each choice of languages once, at its first use, and shares it. Thread-safe.
/// </summary>
internal sealed class LanguageIdentifier
{
    private static readonly ConcurrentDictionary<string, Lazy<LanguageIdentifier>> Loaded = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, Language> ByTag = LanguageInfo.All().Where(l => l != Language.Unknown)
        .DistinctBy(l => TagOf(l)).ToDictionary(l => TagOf(l), l => l, StringComparer.Ordinal);

    private readonly LanguageDetector? detector;
    private readonly HashSet<string> tags;

    private LanguageIdentifier(IReadOnlyCollection<string> tags, bool highAccuracy)
    {
        this.tags = [.. tags];
        // With fewer than two languages there is nothing to tell apart, and Lingua refuses.
        if (tags.Count < 2)
            return;
        var builder = LanguageDetectorBuilder.FromLanguages([.. tags.Select(t => ByTag[t])]);
        detector = (highAccuracy ? builder : builder.WithLowAccuracyMode()).Build();
    }

    /// <summary>The engine for those of <paramref name="languages"/> that it has models of.</summary>
    public static LanguageIdentifier For(IEnumerable<LanguageTag> languages, bool highAccuracy)
    {
        var tags = languages.Select(l => l.ToString()).Where(ByTag.ContainsKey).Distinct().Order(StringComparer.Ordinal).ToList();
        return Loaded.GetOrAdd($"{highAccuracy} {string.Join(' ', tags)}", _ => new(() => new LanguageIdentifier(tags, highAccuracy))).Value;
    }

    /// <summary>True when the engine can recognise <paramref name="language"/>.</summary>
    public bool Knows(LanguageTag language) => tags.Contains(language.ToString());

    /// <summary>The likeliest language and its confidence among those known, 0 to 1; null when the engine cannot say.</summary>
    public (LanguageTag Tag, double Confidence)? Identify(string text)
    {
        if (detector is null)
            return null;
        var best = detector.ComputeLanguageConfidenceValues(text).OrderByDescending(p => p.Value).ThenBy(p => TagOf(p.Key), StringComparer.Ordinal).FirstOrDefault();
        return best.Value > 0 && ByTag.ContainsKey(TagOf(best.Key)) ? (new LanguageTag(TagOf(best.Key)), best.Value) : null;
    }

    private static string TagOf(Language language) => language.IsoCode6391().ToString().ToLowerInvariant();
}
