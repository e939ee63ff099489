using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>Data of a type that has no class of its own here, as opaque octets (RFC 3597).</summary>
public sealed class UnknownRdata : Rdata
{
    /// <summary>Wraps the octets.</summary>
    public UnknownRdata(RecordType type, ReadOnlySpan<byte> wire)
        : base(type, wire.ToArray())
    {
    }

    /// <summary>The form of RFC 3597 §5: \# length hex.</summary>
    public override string ToString() => Present(Wire.Span);

    /// <summary>What a reader gives after an error: it is thrown away.</summary>
    internal static UnknownRdata Nothing { get; } = new(default, []);

    internal static string Present(ReadOnlySpan<byte> wire) =>
        wire.IsEmpty ? "\\# 0" : string.Create(CultureInfo.InvariantCulture, $"\\# {wire.Length} {Convert.ToHexStringLower(wire)}");
}
