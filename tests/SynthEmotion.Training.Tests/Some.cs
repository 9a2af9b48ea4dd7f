using System.Text.Json;
using SynthEmotion.Domain;

namespace SynthEmotion.Training.Tests;

/// <summary>Texts and options for tests.</summary>
internal static class Some
{
    public static readonly LanguageTag English = new("en");
    public static readonly LanguageTag Japanese = new("ja");

    private static readonly (LabelSet Labels, string Word)[] Words =
    [
        (LabelSet.Of(Emotion.Anger), "furious"), (LabelSet.Of(Emotion.Joy), "delighted"), (LabelSet.Of(Emotion.Sadness), "heartbroken"),
        (LabelSet.Of(Emotion.Fear), "terrified"), (LabelSet.Of(Emotion.Gratitude, Emotion.Joy), "thankful"), (LabelSet.Of(Emotion.Neutral), "scheduled"),
    ];

    /// <summary>Options that train in a blink.</summary>
    public static TrainingOptions Quick { get; } = new()
    {
        Epochs = 3,
        SubwordHash = new SubwordHashOptions { EmbeddingSize = 8, HiddenSize = 8, FewestTexts = 1, FeatureDropout = 0.2 },
    };

    /// <summary>Texts in which a word tells the label.</summary>
    public static List<TrainingText> Texts(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => new TrainingText($"I was {Words[i % Words.Length].Word} about thing {(char)('a' + (i * 7 % 26))}{(char)('a' + (i * 3 % 26))} today", Words[i % Words.Length].Labels, i % 2 == 0 ? English : Japanese))];

    public static TrainingSet Set { get; } = new(Texts(96), Texts(24, 96), Texts(30, 120));

    /// <summary>A file of texts with labels, one JSON object a line; language by file name.</summary>
    public static IEnumerable<TrainingText> JsonLines(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var labels = json.RootElement.GetProperty("labels").EnumerateArray().Select(e => Emotions.TryParse(e.GetString(), out var emotion) ? emotion : throw new JsonException(line));
            var name = Path.GetFileNameWithoutExtension(file);
            if (LabelSet.TryCreate(labels, out var set, out _))
                yield return new TrainingText(json.RootElement.GetProperty("text").GetString()!, set, LanguageTag.TryParse(name, out var tag) ? tag : English);
        }
    }
}
