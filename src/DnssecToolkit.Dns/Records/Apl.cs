using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>A list of address prefixes (RFC 3123 §4).</summary>
public sealed class Apl : Rdata
{
    private const ushort Ipv4 = 1;
    private const ushort Ipv6 = 2;

    private Apl(byte[] wire)
        : base(RecordType.Apl, wire)
    {
    }

    /// <summary>The prefixes; the form \# length hex where one has no exact text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Span<byte> address = stackalloc byte[16];
        for (var rest = Wire.Span; !rest.IsEmpty;)
        {
            var family = BinaryPrimitives.ReadUInt16BigEndian(rest);
            int prefix = rest[2], length = rest[3] & 0x7f, size = family == Ipv4 ? 4 : 16;
            var part = rest.Slice(4, length);
            if (family is not (Ipv4 or Ipv6) || length > size || prefix > size * 8 || (length > 0 && part[^1] == 0))
            {
                return UnknownRdata.Present(Wire.Span);
            }

            address.Clear();
            part.CopyTo(address);
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : " ")}{((rest[3] & 0x80) != 0 ? "!" : "")}{family}:{new IPAddress(address[..size])}/{prefix}");
            rest = rest[(4 + length)..];
        }

        return text.ToString();
    }

    internal static Rdata Read(ref WireReader reader)
    {
        var start = reader.Position;
        var wire = reader.Rest();
        for (var position = 0; position < wire.Length; position += 4 + (wire[position + 3] & 0x7f))
        {
            if (wire.Length - position < 4 || wire.Length - position - 4 < (wire[position + 3] & 0x7f))
            {
                reader.Fail("a prefix runs past the end", start + position);
                return UnknownRdata.Nothing;
            }
        }

        return new Apl(wire);
    }

    internal static void ReadText(ref RdataText text)
    {
        Span<byte> address = stackalloc byte[16];
        while (text.HasMore && text.TryWord("a prefix", out var word))
        {
            var rest = word;
            var negation = rest is [(byte)'!', ..];
            rest = negation ? rest[1..] : rest;
            var family = rest is [(byte)'1' or (byte)'2', (byte)':', ..] ? rest[0] - '0' : 0;
            var slash = rest.IndexOf((byte)'/');
            var size = family == Ipv4 ? 4 : 16;
            if (family == 0 || slash < 0 || !TextNumbers.TryDecimal(rest[(slash + 1)..], (uint)(size * 8), out var prefix)
                || !(family == Ipv4 ? TextNumbers.TryIpv4(rest[2..slash], address) : TextNumbers.TryIpv6(rest[2..slash], address)))
            {
                text.Fail($"a prefix is written as 1:192.0.2.0/24 or !2:2001:db8::/32, not {RdataText.Show(word)}");
                return;
            }

            var length = address[..size].LastIndexOfAnyExcept((byte)0) + 1;
            text.Octets.UInt16((ushort)family).UInt8((byte)prefix).UInt8((byte)(length | (negation ? 0x80 : 0))).Bytes(address[..length]);
        }
    }
}
