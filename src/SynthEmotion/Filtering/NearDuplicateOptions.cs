using System.Globalization;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>How near-duplicates are found: MinHash signatures cut into LSH bands give candidates, the real Jaccard similarity decides.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>LSH bands a signature is cut into, 1 to 64. More bands find more pairs and cost more memory and time. Key <c>filters.near-duplicate.bands</c>.</summary>
    public int Bands { get; init; } = 28;

    /// <summary>Permutations a band, 1 to 16. More rows let fewer unlike pairs through to the verification. Key <c>filters.near-duplicate.rows</c>.</summary>
    public int Rows { get; init; } = 4;

    /// <summary>Jaccard similarity of the shingles from which on a text is dropped, 0.3 to 1. Key <c>filters.near-duplicate.threshold</c>.</summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>Length of a signature: bands times rows.</summary>
    public int Permutations => Bands * Rows;

    /// <summary>
    /// The similarity at which the chance of becoming a candidate climbs most steeply: (1/bands)^(1/rows)
    /// (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4). Keep it well under <see cref="Threshold"/>.
    /// </summary>
    public double LshThreshold => Math.Pow(1.0 / Bands, 1.0 / Rows);

    /// <summary>Chance that two texts of similarity <paramref name="jaccard"/> share a band and so are compared: 1 - (1 - s^rows)^bands.</summary>
    public double ChanceOfComparison(double jaccard) => 1 - Math.Pow(1 - Math.Pow(jaccard, Rows), Bands);

    /// <summary>Settings out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (Bands is < 1 or > 64)
            yield return new("filters.near-duplicate.bands", Bands.ToString(CultureInfo.InvariantCulture), "1 to 64");
        if (Rows is < 1 or > 16)
            yield return new("filters.near-duplicate.rows", Rows.ToString(CultureInfo.InvariantCulture), "1 to 16");
        if (Threshold is not (>= 0.3 and <= 1))
            yield return new("filters.near-duplicate.threshold", Threshold.ToString(CultureInfo.InvariantCulture), "0.3 to 1");
        else if (Bands >= 1 && Rows >= 1 && ChanceOfComparison(Threshold) < 0.5)
            yield return new("filters.near-duplicate.rows", Rows.ToString(CultureInfo.InvariantCulture),
                $"with {Bands} bands, few enough that half of the pairs at the threshold are compared at all; fewer rows, or more bands");
    }

    internal JsonObject ToJson() => new() { ["bands"] = Bands, ["rows"] = Rows, ["threshold"] = Threshold };
}
