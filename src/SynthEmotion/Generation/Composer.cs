using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>A text that the embedded author made.</summary>
/// <param name="Text">The text.</param>
/// <param name="Situation">Id of the situation, or <c>reaction:FACET:N</c>, or <c>neutral:FACET:N</c>: what holds texts of one origin in one split.</param>
internal sealed record ComposedText(string Text, string Situation);

/// <summary>
/// Composes texts from one profile: a situation that raises what is asked, reactions, and sometimes an opener or a tail. A pure function of profile,
/// seed, id and spec. docs/cultural-profiles.md says what is joined with what. The choice is uniform over all combinations that fit; what does not fit is
/// widened in the order of <see cref="SettingFinder"/>, and a sample that nothing fits is not answered at all.
/// </summary>
internal sealed class Composer(CulturalProfile profile, long seed)
{
    // A draw that misses the length asked is drawn again; most fit within three. When none does, the first that is near is taken rather than the nearest of
    // all: that would be one shortest text again and again where the profile has nothing of the length.
    private const int Draws = 48;

    private readonly ProfileShelf shelf = new(profile);

    /// <summary>The text for <paramref name="spec"/>, or null when the profile has nothing that fits.</summary>
    public ComposedText? Compose(string id, SampleSpec spec)
    {
        var random = SeededRandom.From(
            EmbeddedAuthor.ModelName, seed.ToString(CultureInfo.InvariantCulture), id, SpecArray.WriteOne(id, profile.Tag, spec));
        return spec.Labels.Contains(Emotion.Neutral) ? ComposeNeutral(spec, random) : ComposeFelt(spec, random);
    }

    private ComposedText? ComposeFelt(SampleSpec spec, SeededRandom random)
    {
        var found = SettingFinder.Find(shelf, spec);
        if (found.IsEmpty && ReactionAlone(spec) is not { IsEmpty: false })
            return null;
        var limits = new LengthFit(shelf, spec.Length);
        ComposedText? near = null, any = null;
        for (var draw = 0; draw < Draws; draw++)
        {
            var text = Draw(spec, found, random);
            switch (limits.Judge(text.Text))
            {
                case Fit.Within:
                    return Finish(text, spec, random);
                case Fit.Near:
                    near ??= text;
                    break;
                case Fit.Far:
                    any ??= text;
                    break;
            }
        }
        return (near ?? any) is { } settled ? Finish(settled, spec, random) : null;
    }

    private ComposedText Draw(SampleSpec spec, ImmutableArray<Setting> found, SeededRandom random)
    {
        // Two feelings without what raised them read as two texts, so only a single one stands alone.
        var alone = found.IsEmpty || (spec.Length == SampleLength.Short && random.NextDouble() < 0.7);
        if (alone && ReactionAlone(spec) is { IsEmpty: false } pool)
        {
            var n = random.Next(pool.Length);
            return new ComposedText(Join(Dress([pool[n].Text], spec, random), spec.Variety), $"reaction:{spec.Facets[0]}:{PlaceOf(spec.Facets[0], pool[n])}");
        }
        var setting = random.Pick(found);
        var reactions = new ReactionDraw(shelf, spec, setting, random).Take();
        return new ComposedText(
            Join(Dress([setting.Situation.Text, .. reactions.Select(r => r.Text.Text)], spec, random), spec.Variety), setting.Situation.Id);
    }

    private ImmutableArray<ProfileText>? ReactionAlone(SampleSpec spec) =>
        spec is { Explicitness: Explicitness.Plain, Facets.Count: 1 } ? shelf.Plain(spec.Facets[0], spec.Register, spec.Variety) : null;

    // The more room a length gives, the more often something stands before and after.
    private List<string> Dress(List<string> parts, SampleSpec spec, SeededRandom random)
    {
        var chance = spec.Length switch { SampleLength.Short => 0.12, SampleLength.Medium => 0.25, _ => 0.6 };
        var openers = shelf.Openers(spec.Register, spec.Variety);
        var tails = shelf.Tails(spec.Register, spec.Variety);
        if (random.NextDouble() < chance && openers.Length > 0)
            parts.Insert(0, random.Pick(openers).Text);
        if (random.NextDouble() < chance && tails.Length > 0)
            parts.Add(random.Pick(tails).Text);
        return parts;
    }

    private string Join(List<string> parts, string variety)
    {
        var tight = shelf.JoinsWithoutSpace(variety);
        var text = new StringBuilder(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            // Without closing punctuation two sentences would run into one, so people leave a gap even where the script has no spaces.
            var last = Rune.GetUnicodeCategory(LastRune(text));
            var closed = last is not (UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber);
            if (!tight || !closed)
                text.Append(' ');
            text.Append(part);
        }
        return text.ToString();
    }

    // In chat the last full stop is often left out, and sounds cold where it stands; the only thing that is changed in a writer's words.
    private static ComposedText Finish(ComposedText composed, SampleSpec spec, SeededRandom random)
    {
        var text = composed.Text;
        var single = text[^1] is '。' or '।' or '۔' || (text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal));
        return spec.Register == "chat" && single && random.NextDouble() < 0.3 ? composed with { Text = text[..^1] } : composed;
    }

    private ComposedText? ComposeNeutral(SampleSpec spec, SeededRandom random)
    {
        var asked = spec.Facets[0];
        var limits = new LengthFit(shelf, spec.Length);
        foreach (var register in new[] { spec.Register, null })
            foreach (var facet in Facets.Of(Emotion.Neutral).OrderBy(f => f == asked ? 0 : 1))
            {
                var best = shelf.Neutral(facet, register, spec.Variety).GroupBy(t => limits.Judge(t.Text)).Where(g => g.Key != Fit.Never).MinBy(g => g.Key);
                if (best is not null)
                {
                    var text = random.Pick([.. best]);
                    return new ComposedText(text.Text, $"neutral:{facet}:{profile.Neutral[facet].IndexOf(text)}");
                }
            }
        return null;
    }

    private int PlaceOf(string facet, ProfileText text)
    {
        var plain = profile.Reactions[facet].Plain;
        var place = plain.IndexOf(text);
        return place >= 0 ? place : plain.Length + profile.Reactions[facet].Indirect.IndexOf(text);
    }

    private static Rune LastRune(StringBuilder text)
    {
        var last = text[^1];
        return char.IsLowSurrogate(last) && text.Length > 1 ? new Rune(text[^2], last) : new Rune(last);
    }
}
