using System.Buffers.Binary;
using System.Text;

namespace SynthEmotion.Training.Native;

/// <summary>
/// Reads the symbol-version tables of a 64-bit little-endian ELF file (System V gABI; Linux Standard Base, "Symbol Versioning").
/// Every offset is checked: a file that is no such ELF file, or is cut short, is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class ElfImage
{
    private const uint DynamicSymbols = 11, Relocations = 4, VersionsNeeded = 0x6ffffffe, SymbolVersions = 0x6fffffff;

    private readonly byte[] bytes;
    private readonly Section[] sections;

    public ElfImage(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 6).SequenceEqual((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        var (table, size, count) = (ReadOffset(0x28), UInt16(0x3a), UInt16(0x3c));
        sections = [.. Enumerable.Range(0, count).Select(i => ReadSection(table + i * size))];
    }

    /// <summary>The versions that this file needs of the libraries that it links to.</summary>
    public IEnumerable<NeededVersion> NeededVersions()
    {
        foreach (var section in sections.Where(s => s.Type == VersionsNeeded))
        {
            var need = section.Offset;
            for (var i = 0; i < section.Info; i++)
            {
                var library = Text(sections[section.Link], UInt32(need + 4));
                var aux = need + (int)UInt32(need + 8);
                for (var j = 0; j < UInt16(need + 2); j++)
                {
                    yield return new NeededVersion(library, Text(sections[section.Link], UInt32(aux + 8)), UInt16(aux + 6), aux + 4, UInt16(aux + 4));
                    aux += (int)UInt32(aux + 12);
                }
                need += (int)UInt32(need + 12);
            }
        }
    }

    /// <summary>Names of the dynamic symbols bound to the version numbered <paramref name="version"/>, and whether a relocation uses each.</summary>
    public IReadOnlyList<(string Name, bool Relocated)> SymbolsOf(ushort version)
    {
        var symbols = Single(DynamicSymbols, "dynamic symbol table");
        var versions = Single(SymbolVersions, "symbol version table");
        var relocated = RelocatedSymbols();
        var found = new List<(string, bool)>();
        for (var i = 0; i < versions.Size / 2; i++)
            if ((UInt16(versions.Offset + 2 * i) & 0x7fff) == version)
                found.Add((Text(sections[symbols.Link], UInt32(symbols.Offset + 24 * i)), relocated.Contains(i)));
        return found;
    }

    private HashSet<int> RelocatedSymbols()
    {
        var used = new HashSet<int>();
        foreach (var section in sections.Where(s => s.Type == Relocations))
            for (var at = section.Offset; at + 24 <= section.Offset + section.Size; at += 24)
                used.Add((int)UInt32(at + 12));
        return used;
    }

    private Section Single(uint type, string name)
    {
        var found = sections.Where(s => s.Type == type).ToArray();
        return found.Length == 1 ? found[0] : throw new InvalidDataException($"{found.Length} sections are a {name}; one was expected");
    }

    private Section ReadSection(int at) =>
        new(UInt32(at + 4), ReadOffset(at + 24), UInt32(at + 4) == 8 ? 0 : ReadOffset(at + 32), (int)UInt32(at + 40), (int)UInt32(at + 44));

    private string Text(Section strings, uint offset)
    {
        var start = strings.Offset + checked((int)offset);
        var rest = start <= bytes.Length ? bytes.AsSpan(start) : throw new InvalidDataException("a name lies outside of the file");
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.ASCII.GetString(rest[..end]) : throw new InvalidDataException("a name has no end");
    }

    private int ReadOffset(int at)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(At(at, 8));
        return value <= (ulong)bytes.Length ? (int)value : throw new InvalidDataException($"offset {value} lies outside of the file ({bytes.Length} bytes)");
    }

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(At(at, 4));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(At(at, 2));

    private ReadOnlySpan<byte> At(int at, int length) =>
        at >= 0 && at <= bytes.Length - length ? bytes.AsSpan(at, length) : throw new InvalidDataException($"offset {at} lies outside of the file ({bytes.Length} bytes)");

    /// <summary>An entry of .gnu.version_r: a version of a library's symbols without which the loader refuses this file, unless the entry is weak.</summary>
    internal sealed record NeededVersion(string Library, string Version, ushort Number, int FlagsOffset, ushort Flags)
    {
        /// <summary>VER_FLG_WEAK: the loader only warns where the version is absent.</summary>
        public const ushort Weak = 2;

        public bool IsWeak => (Flags & Weak) != 0;
    }

    private sealed record Section(uint Type, int Offset, int Size, int Link, int Info);
}
