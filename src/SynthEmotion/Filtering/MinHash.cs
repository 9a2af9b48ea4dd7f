using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using SynthEmotion.Domain;

namespace SynthEmotion.Filtering;

/// <summary>
/// MinHash signatures (Broder, 1997): for each of k hash functions the least value over a set's shingles; two sets agree in a place with the
/// probability of their Jaccard similarity. The functions are multiply-shift, (a x + b) mod 2^64 (Dietzfelbinger et al., 1997), upper 32 bits kept.
/// They are the same on every machine and for ever: signatures on disk depend on them.
/// </summary>
internal sealed class MinHash
{
    private readonly ulong[] factors;
    private readonly ulong[] summands;

    /// <param name="permutations">Number of hash functions, k.</param>
    public MinHash(int permutations)
    {
        Permutations = permutations;
        // Rounded up to whole vectors; the values beyond k are computed and thrown away.
        var padded = (permutations + Vector<ulong>.Count - 1) / Vector<ulong>.Count * Vector<ulong>.Count;
        (factors, summands) = (new ulong[padded], new ulong[padded]);
        var random = SeededRandom.From("minhash", "v1");
        for (var i = 0; i < permutations; i++)
            (factors[i], summands[i]) = (random.NextUInt64() | 1, random.NextUInt64());
    }

    public int Permutations { get; }

    /// <summary>The signature of a non-empty set of shingles, k values.</summary>
    public uint[] Sign(ReadOnlySpan<ulong> shingles)
    {
        Span<ulong> least = stackalloc ulong[factors.Length];
        least.Fill(ulong.MaxValue);
        var a = Vectors(factors);
        var b = Vectors(summands);
        var minima = MemoryMarshal.Cast<ulong, Vector<ulong>>(least);
        foreach (var shingle in shingles)
        {
            var x = new Vector<ulong>(shingle);
            for (var i = 0; i < minima.Length; i++)
                minima[i] = Vector.Min(minima[i], a[i] * x + b[i]);
        }
        var signature = new uint[Permutations];
        for (var i = 0; i < signature.Length; i++)
            signature[i] = (uint)(least[i] >> 32);
        return signature;
    }

    /// <summary>A signature as bytes: 4 a value, little-endian.</summary>
    public static byte[] ToBytes(ReadOnlySpan<uint> signature)
    {
        var bytes = new byte[signature.Length * sizeof(uint)];
        for (var i = 0; i < signature.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), signature[i]);
        return bytes;
    }

    /// <summary>The signature that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">Not of <paramref name="permutations"/> values.</exception>
    public static uint[] FromBytes(ReadOnlySpan<byte> bytes, int permutations)
    {
        if (bytes.Length != permutations * sizeof(uint))
            throw new ArgumentException($"a signature of {bytes.Length} bytes; {permutations} permutations make {permutations * sizeof(uint)}", nameof(bytes));
        var signature = new uint[permutations];
        for (var i = 0; i < permutations; i++)
            signature[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        return signature;
    }

    private static ReadOnlySpan<Vector<ulong>> Vectors(ulong[] values) => MemoryMarshal.Cast<ulong, Vector<ulong>>(values.AsSpan());
}
