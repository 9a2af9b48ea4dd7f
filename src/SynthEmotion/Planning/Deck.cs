using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>Systematic sampling: a shuffled list in which every value stands in proportion to its share, within one.</summary>
internal static class Deck
{
    /// <summary>A list of <paramref name="count"/> values.</summary>
    /// <param name="shares">Values with their shares; the shares sum to about 1.</param>
    /// <param name="count">Length of the list.</param>
    /// <param name="random">Decides the start and the order.</param>
    public static T[] Deal<T>(IReadOnlyList<(T Value, double Share)> shares, int count, SeededRandom random)
    {
        var deck = new T[count];
        var total = shares.Sum(s => s.Share);
        var start = random.NextDouble();
        var (place, upTo) = (0, shares[0].Share / total);
        for (var i = 0; i < count; i++)
        {
            var at = (i + start) / count;
            while (at >= upTo && place < shares.Count - 1)
                upTo += shares[++place].Share / total;
            deck[i] = shares[place].Value;
        }

        random.Shuffle(deck);
        return deck;
    }
}
