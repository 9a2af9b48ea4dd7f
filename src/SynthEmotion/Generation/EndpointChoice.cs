using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>Which endpoint a batch goes to: by weight, and by its id alone, so that every node that takes the batch asks the same endpoint.</summary>
public static class EndpointChoice
{
    /// <summary>
    /// All endpoints in the order in which <paramref name="batchId"/> tries them: a weighted shuffle (Efraimidis and Spirakis, 2006: ascending
    /// -ln(u)/weight), so the first is chosen with probability proportional to its weight and the rest are the failover order.
    /// </summary>
    public static IReadOnlyList<Endpoint> Order(string batchId, IReadOnlyList<Endpoint> endpoints)
    {
        double Key(Endpoint endpoint) => -Math.Log(1 - SeededRandom.From("endpoint-choice-1", batchId, endpoint.Name).NextDouble()) / endpoint.Weight;
        return endpoints.Count == 1 ? endpoints : [.. endpoints.OrderBy(Key).ThenBy(e => e.Name, StringComparer.Ordinal)];
    }
}
