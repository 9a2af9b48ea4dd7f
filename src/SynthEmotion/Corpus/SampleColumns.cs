using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>From samples to columns and back. Reading back trusts nothing: each value must be one that writing could have given.</summary>
internal static class SampleColumns
{
    /// <summary>The row of <paramref name="sample"/>.</summary>
    public static SampleRow ToRow(Sample sample) => Fill(new SampleRow(), sample);

    /// <summary>Writes every column of <paramref name="sample"/> into <paramref name="row"/>.</summary>
    public static TRow Fill<TRow>(TRow row, Sample sample) where TRow : SampleRow
    {
        var provenance = sample.Provenance;
        row.Id = sample.Id;
        row.Text = sample.Text;
        row.Language = sample.Language.ToString();
        row.Labels = [.. sample.Labels.Emotions.Select(e => e.Name())];
        SetIndicators(row, sample.Labels);
        row.Plan = provenance.Plan;
        row.Round = provenance.Round;
        row.BatchIndex = provenance.BatchIndex;
        row.Batch = provenance.Batch;
        row.Ordinal = provenance.Ordinal;
        row.Endpoint = provenance.Endpoint;
        row.Model = provenance.Model;
        row.PromptHash = provenance.PromptHash;
        row.ProfileHash = provenance.ProfileHash;
        row.Scenario = provenance.Scenario;
        row.Register = provenance.Register;
        row.Facets = [.. provenance.Facets];
        row.Explicitness = EnumText.Name(provenance.Explicitness);
        row.Variety = provenance.Variety;
        row.Length = EnumText.Name(provenance.Length);
        row.Group = provenance.Group;
        return row;
    }

    /// <summary>The sample of <paramref name="row"/>.</summary>
    /// <exception cref="FormatException">A column has a value that no sample gives; the message says which.</exception>
    public static Sample ToSample(SampleRow row)
    {
        if (!LanguageTag.TryParse(row.Language, out var language))
            throw new FormatException($"column language: '{row.Language}' is no language tag");
        if (!EnumText.TryParse<Explicitness>(row.Explicitness, out var explicitness))
            throw new FormatException($"column explicitness: '{row.Explicitness}' is none of none, plain, implied, mixed");
        if (!EnumText.TryParse<SampleLength>(row.Length, out var length))
            throw new FormatException($"column length: '{row.Length}' is none of short, medium, long");
        var labels = LabelSet.Parse(string.Join('+', row.Labels));
        if (!Indicators(row).SequenceEqual(Emotions.All.Select(e => Indicator(labels, e))))
            throw new FormatException($"the eleven label columns differ from column labels ({labels})");
        var provenance = new Provenance(
            row.Plan, row.Round, row.BatchIndex, row.Batch, row.Ordinal, row.Endpoint, row.Model, row.PromptHash, row.ProfileHash,
            row.Scenario, row.Register, row.Facets, explicitness, row.Variety, length, row.Group);
        return new Sample(row.Id, row.Text, language, labels, provenance);
    }

    private static void SetIndicators(SampleRow row, LabelSet labels)
    {
        row.Anger = Indicator(labels, Emotion.Anger);
        row.Contempt = Indicator(labels, Emotion.Contempt);
        row.Disgust = Indicator(labels, Emotion.Disgust);
        row.Fear = Indicator(labels, Emotion.Fear);
        row.Frustration = Indicator(labels, Emotion.Frustration);
        row.Gratitude = Indicator(labels, Emotion.Gratitude);
        row.Joy = Indicator(labels, Emotion.Joy);
        row.Love = Indicator(labels, Emotion.Love);
        row.Neutral = Indicator(labels, Emotion.Neutral);
        row.Sadness = Indicator(labels, Emotion.Sadness);
        row.Surprise = Indicator(labels, Emotion.Surprise);
    }

    private static byte[] Indicators(SampleRow row) =>
    [
        row.Anger, row.Contempt, row.Disgust, row.Fear, row.Frustration, row.Gratitude, row.Joy, row.Love, row.Neutral, row.Sadness, row.Surprise,
    ];

    private static byte Indicator(LabelSet labels, Emotion emotion) => labels.Contains(emotion) ? (byte)1 : (byte)0;
}
