using System.Globalization;
using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Tests.Profiles;

/// <summary>The least that is a valid profile, as YAML to break and as a loaded profile.</summary>
internal static class SmallProfile
{
    /// <summary>A valid file for <paramref name="tag"/>, in the order of the format's documentation.</summary>
    public static string Yaml(string tag = "en") => $$"""
        tag: {{tag}}
        name: English
        native_name: English
        shingle: {unit: word, size: 3}
        labels:
        {{Each(Emotions.Felt, e => $"  {e.Name()}: {{word: {e.Name()}, definition: what it is, differs: how, facets: {{{Facet(e)}}}}}")}}
          neutral: {word: neutral, definition: nothing felt, differs: from all}
        display_rules:
          - To a boss, anger is wrapped in politeness.
        registers:
          chat: {share: 0.75, description: short lines}
          complaint: {share: 0.25, description: polite}
        scenarios:
          late-train: {text: The last train is cancelled., emotions: [frustration, anger]}
        idioms:
        {{Each(Emotions.Felt, e => $"  {e.Name()}: [idiom of {e.Name()}]")}}
        emoji:
          habits: at the end of a line
        {{Each(Emotions.Felt, e => $"  {e.Name()}: [\"{char.ConvertFromUtf32(0x1F600 + (int)e)}\"]")}}
        varieties:
          general: {share: 0.8, name: General English, description: plain, scripts: [Latn], identify: engine}
          indian: {share: 0.2, name: Indian English, description: of India, scripts: [Latn], identify: script, own_texts: true}
        taboos:
          - real people's names
        label_sets:
          pairs: {anger+frustration: 5, joy+surprise: 3}
          triples: {anger+contempt+disgust: 2}
        lengths:
          short: {share: 0.45, up_to: 70}
          medium: {share: 0.40, up_to: 160}
          long: {share: 0.15, up_to: 320}
        explicitness: {plain: 0.60, implied: 0.15, mixed: 0.25}
        identification: {accept: [{{tag}}], confusable: [], threshold: 0.9}
        exemplars:
          - {text: I am furious about this letter., facets: [outrage], explicitness: plain, register: chat}
          - {text: The library closes at six., facets: [facts], register: chat}
        situations:
        {{Each(Emotions.Felt, e => $"  {e.Name()}-day: {{text: Something of {e.Name()} went on today., scenario: late-train, raises: [{string.Join(", ", Facets.Of(e))}]}}")}}
          queue: {text: The queue did not move for two hours., scenario: late-train, raises: [outrage, annoyance], registers: [chat]}
          gift: {text: A parcel with my name on it lay there., scenario: late-train, raises: [delight, astonishment], varieties: [indian]}
          bin: {text: He left his rubbish on the seat., scenario: late-train, raises: [outrage, scorn, distaste]}
        reactions:
        {{Each(Emotions.Felt.SelectMany(Facets.Of), f => $"  {f}: {{plain: [This is {f}., {{text: It is {f} indeed., registers: [complaint]}}], indirect: [So {f} goes.]}}")}}
        openers:
          chat: ["so,"]
        tails:
          chat: ["anyway."]
        neutral:
        {{Each(Facets.Of(Emotion.Neutral), f => $"  {f}: [A note on {f}.]")}}

        """;

    /// <summary>The file loaded.</summary>
    public static CulturalProfile Load(string tag = "en") => Load(tag, Yaml(tag));

    /// <summary><paramref name="yaml"/> written to a folder of its own and loaded.</summary>
    public static CulturalProfile Load(string tag, string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("profile-");
        try
        {
            var file = Path.Combine(folder.FullName, tag + ".yaml");
            File.WriteAllText(file, yaml, new UTF8Encoding(false));
            return ProfileLoader.Load(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first line on which <paramref name="text"/> stands.</summary>
    public static int LineOf(string yaml, string text) => yaml[..yaml.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static string Facet(Emotion label) =>
        string.Join(", ", Facets.Of(label).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f}: [{f}, so much {f}]")));

    private static string Each<T>(IEnumerable<T> values, Func<T, string> line) => string.Join('\n', values.Select(line));
}
