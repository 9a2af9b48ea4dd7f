namespace SynthEmotion.Filtering;

/// <summary>The shingles of every text of an index, packed into large arrays: half a million small ones would burden the garbage collector.</summary>
internal sealed class ShingleStore
{
    private const int ChunkLength = 1 << 16;

    private readonly List<ulong[]> chunks = [];
    private readonly List<(int Chunk, int Start, int Length)> places = [];
    private int free;

    public int Count => places.Count;

    /// <summary>The shingles of the text with this number.</summary>
    public ReadOnlySpan<ulong> this[int number]
    {
        get
        {
            var (chunk, start, length) = places[number];
            return chunks[chunk].AsSpan(start, length);
        }
    }

    public void Add(ReadOnlySpan<ulong> shingles)
    {
        if (chunks.Count == 0 || chunks[^1].Length - free < shingles.Length)
        {
            chunks.Add(new ulong[Math.Max(ChunkLength, shingles.Length)]);
            free = 0;
        }
        shingles.CopyTo(chunks[^1].AsSpan(free));
        places.Add((chunks.Count - 1, free, shingles.Length));
        free += shingles.Length;
    }
}
