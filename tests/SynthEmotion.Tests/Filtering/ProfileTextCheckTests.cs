using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class ProfileTextCheckTests
{
    private static readonly CulturalProfile Spanish = ProfileLoader.Load(SharedData.Repository(Path.Combine("cultural-profiles", "es.yaml")));

    [Fact]
    [Trait("Category", "Long")]
    public void English_left_in_by_mistake_is_found_with_its_place()
    {
        var problem = Assert.Single(ProfileTextCheck.Check(With("The train was late again and nobody told us anything about it."), new FilterOptions()));
        Assert.StartsWith($"exemplars[{Spanish.Exemplars.Length + 1}]: other-language en", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_another_script_is_found() =>
        Assert.Contains("wrong-script", Assert.Single(ProfileTextCheck.Check(With("Сегодня поезд снова опоздал на целый час."), Fast)), StringComparison.Ordinal);

    // Without the engine: no text is long enough to be judged by it.
    private static FilterOptions Fast => new() { Language = new LanguageOptions { LeastLetters = 1000 } };

    private static CulturalProfile With(string text) =>
        Spanish with { Exemplars = Spanish.Exemplars.Add(new Exemplar(text, LabelSet.Of(Emotion.Neutral), ["facts"], Explicitness.None, "chat", null)) };
}
