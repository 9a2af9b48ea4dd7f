using SynthEmotion.Cluster.Generation;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Generation;

public sealed class PullRotationTests
{
    private static readonly LanguageTag Ar = new("ar");
    private static readonly LanguageTag En = new("en");
    private static readonly LanguageTag Ja = new("ja");
    private static readonly PullRotation All = PullRotation.Empty.Set([Ar, En, Ja]);

    [Fact]
    public void Languages_are_asked_in_turn()
    {
        var rotation = All;
        var asked = new List<LanguageTag>();
        for (var i = 0; i < 6; i++)
        {
            (rotation, var language, _) = rotation.Next(4);
            asked.Add(language!.Value);
            rotation = rotation.Answered(language.Value, 1);
        }

        Assert.Equal([Ar, En, Ja, Ar, En, Ja], asked);
    }

    [Fact]
    public void Only_one_pull_is_out_at_a_time() => Assert.Null(All.Next(4).Next.Next(4).Language);

    [Fact]
    public void Room_is_spread_over_the_languages_that_may_have_work()
    {
        Assert.Equal(3, All.Next(9).Count);
        Assert.Equal(1, All.Next(2).Count);
    }

    [Fact]
    public void A_dry_language_is_passed_over_until_it_has_work()
    {
        var rotation = PullRotation.Empty.Set([Ar]).Next(1).Next.Answered(Ar, 0);
        Assert.Null(rotation.Next(1).Language);
        Assert.Equal(Ar, rotation.Wake(Ar).Next(1).Language);
    }

    [Fact]
    public void An_owner_that_does_not_answer_does_not_hold_the_others_up() => Assert.Equal(En, All.Next(4).Next.Unanswered(Ar).Next(4).Language);

    [Fact]
    public void A_finished_language_leaves_the_turn_and_a_new_one_joins_it()
    {
        var rotation = All.Set([En, Ja]);
        Assert.Equal(En, rotation.Next(1).Language);
        Assert.Equal(Ja, rotation.Next(1).Next.Answered(En, 1).Next(1).Language);
    }
}
