using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>The kind of host (RFC 1035 §3.3.2); today mostly the answer to ANY queries (RFC 8482 §4.2).</summary>
public sealed class Hinfo : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    /// <exception cref="ArgumentException">A field is longer than 255 octets.</exception>
    public Hinfo(ReadOnlyMemory<byte> cpu, ReadOnlyMemory<byte> operatingSystem)
        : base(RecordType.Hinfo, new WireWriter().CharacterString(cpu).CharacterString(operatingSystem).ToArray()) =>
        (Cpu, OperatingSystem) = (cpu, operatingSystem);

    /// <summary>The processor.</summary>
    public ReadOnlyMemory<byte> Cpu { get; }

    /// <summary>The operating system.</summary>
    public ReadOnlyMemory<byte> OperatingSystem { get; }

    /// <inheritdoc/>
    public override string ToString() => new StringBuilder().AppendQuoted(Cpu.Span).Append(' ').AppendQuoted(OperatingSystem.Span).ToString();

    internal static void ReadText(ref RdataText text)
    {
        text.CharacterString("the CPU");
        text.CharacterString("the operating system");
    }

    internal static Rdata Read(ref WireReader reader) => new Hinfo(reader.CharacterString(), reader.CharacterString());
}
