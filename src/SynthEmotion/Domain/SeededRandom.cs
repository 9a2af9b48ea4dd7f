using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace SynthEmotion.Domain;

/// <summary>
/// The only source of chance: xoshiro256** (Blackman and Vigna, 2018) started from the sha256 of named parts.
/// The same parts give the same numbers on every machine and in every version of .NET, which <see cref="Random"/> does not promise.
/// </summary>
public sealed class SeededRandom
{
    private ulong s0, s1, s2, s3;

    private SeededRandom(ReadOnlySpan<byte> seed)
    {
        s0 = BinaryPrimitives.ReadUInt64LittleEndian(seed);
        s1 = BinaryPrimitives.ReadUInt64LittleEndian(seed[8..]);
        s2 = BinaryPrimitives.ReadUInt64LittleEndian(seed[16..]);
        s3 = BinaryPrimitives.ReadUInt64LittleEndian(seed[24..]) | 1;
    }

    /// <summary>A generator that depends on all <paramref name="parts"/> and on nothing else.</summary>
    public static SeededRandom From(params ReadOnlySpan<string> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>).</summary>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)Math.BigMul(NextUInt64(), (ulong)exclusiveMax, out _);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One element of a non-empty list, uniformly.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>Fisher and Yates' shuffle, in place.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
