namespace SynthEmotion.Filtering;

/// <summary>
/// One hash table a band, from a band's values to the texts that have them. Plain arrays of integers, 10 to 12 bytes a text and band,
/// because an index holds hundreds of thousands of texts.
/// </summary>
internal sealed class LshTable
{
    private const int FirstCapacity = 1024;

    private readonly int rows;
    private readonly Band[] bands;
    private int count;

    public LshTable(int bands, int rows)
    {
        this.rows = rows;
        this.bands = [.. Enumerable.Range(0, bands).Select(_ => new Band(FirstCapacity))];
    }

    /// <summary>Adds the next text, whose number is how many were added before.</summary>
    public void Add(ReadOnlySpan<uint> signature)
    {
        for (var i = 0; i < bands.Length; i++)
            bands[i].Add(Hash(signature.Slice(i * rows, rows)), count);
        count++;
    }

    /// <summary>Adds to <paramref name="candidates"/> the numbers of the texts that share a band with <paramref name="signature"/>; a text may come several times.</summary>
    public void Candidates(ReadOnlySpan<uint> signature, List<int> candidates)
    {
        for (var i = 0; i < bands.Length; i++)
            bands[i].Find(Hash(signature.Slice(i * rows, rows)), candidates);
    }

    private static uint Hash(ReadOnlySpan<uint> values)
    {
        var hash = 0x9E3779B97F4A7C15;
        foreach (var value in values)
        {
            hash = (hash ^ value) * 0xBF58476D1CE4E5B9;
            hash ^= hash >> 29;
        }
        return (uint)(hash * 0x94D049BB133111EB >> 32);
    }

    private sealed class Band(int capacity)
    {
        // Chains of texts by hash; a place holds a text's number plus one, 0 ends the chain.
        private int[] heads = new int[capacity / 2];
        private int[] next = new int[capacity];
        private uint[] hashes = new uint[capacity];

        public void Add(uint hash, int number)
        {
            if (number == next.Length)
                Grow();
            hashes[number] = hash;
            Link(hash, number);
        }

        public void Find(uint hash, List<int> found)
        {
            for (var place = heads[hash & (heads.Length - 1)]; place != 0; place = next[place - 1])
                if (hashes[place - 1] == hash)
                    found.Add(place - 1);
        }

        private void Grow()
        {
            var count = next.Length;
            Array.Resize(ref next, count * 2);
            Array.Resize(ref hashes, count * 2);
            heads = new int[count];
            for (var i = 0; i < count; i++)
                Link(hashes[i], i);
        }

        private void Link(uint hash, int number)
        {
            ref var head = ref heads[hash & (heads.Length - 1)];
            next[number] = head;
            head = number + 1;
        }
    }
}
