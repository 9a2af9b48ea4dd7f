using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;

namespace SynthEmotion.Training.Checkpoints;

/// <summary>
/// Writes the safetensors format (github.com/huggingface/safetensors, "Format"): eight bytes of header length, a JSON header padded with spaces to a
/// multiple of eight, then the tensors without gaps. The same tensors give the same bytes: they are laid out by name, in ordinal order.
/// </summary>
internal static class SafetensorsWriter
{
    public static void Write(string file, IEnumerable<SafetensorsEntry> entries)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("safetensors files are little-endian, and so must be the machine that writes them");
        var sorted = entries.OrderBy(e => e.Name, StringComparer.Ordinal).ToArray();
        var header = Header(sorted);
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var entry in sorted)
            stream.Write(entry.Data.Span);
        stream.Flush(flushToDisk: true);
    }

    private static byte[] Header(SafetensorsEntry[] entries)
    {
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt" } };
        long offset = 0;
        foreach (var (name, type, shape, data) in entries)
        {
            header.Add(name, new JsonObject
            {
                ["dtype"] = type.ToString(),
                ["shape"] = new JsonArray([.. shape.Select(s => JsonValue.Create(s))]),
                ["data_offsets"] = new JsonArray(offset, offset + data.Length),
            });
            offset += data.Length;
        }
        var json = header.ToJsonString(JsonText.Plain);
        return Encoding.UTF8.GetBytes(json.PadRight(json.Length + (8 - Encoding.UTF8.GetByteCount(json) % 8) % 8));
    }
}
