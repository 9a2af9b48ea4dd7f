using System.Runtime.InteropServices;

namespace SynthEmotion.Training.Checkpoints;

/// <summary>Element types of the safetensors format that this program reads or writes; names as in the file.</summary>
internal enum SafetensorsType
{
    F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL,
}

internal static class SafetensorsTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this SafetensorsType type) => type switch
    {
        SafetensorsType.F64 or SafetensorsType.I64 or SafetensorsType.U64 => 8,
        SafetensorsType.F32 or SafetensorsType.I32 or SafetensorsType.U32 => 4,
        SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.I16 or SafetensorsType.U16 => 2,
        _ => 1,
    };
}

/// <summary>A tensor to write.</summary>
internal sealed record SafetensorsEntry(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    public static SafetensorsEntry Of<T>(string name, SafetensorsType type, IReadOnlyList<long> shape, T[] values) where T : unmanaged =>
        new(name, type, shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
}
