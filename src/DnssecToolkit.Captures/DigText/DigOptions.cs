using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>EDNS as dig, kdig, drill and this toolkit show it, back into the values of an OPT record.</summary>
internal sealed class DigOptions
{
    private const int MaximumOctets = 32 << 10;

    private readonly List<EdnsOption> options = [];
    private bool isPresent;
    private byte version;
    private bool dnssecOk;
    private ushort otherFlags;
    private ushort payloadSize = 512;
    private int octets;

    /// <summary>The OPT record; null where the text shows none.</summary>
    public Edns? ToEdns() => isPresent ? new Edns(payloadSize, dnssecOk, [.. options], version, otherFlags) : null;

    /// <summary>Reads a line of the section; false when it is an option that cannot be made again.</summary>
    public bool Read(string line)
    {
        var colon = line.IndexOf(':');
        var label = (colon < 0 ? line : line[..colon]).Trim().ToUpperInvariant();
        var value = colon < 0 ? "" : line[(colon + 1)..].Trim();
        if (label is "EDNS" or "VERSION")
        {
            ReadHeader(label == "VERSION" ? line : value);
            return true;
        }

        if (CodeOf(label) is not { } code || Data(code, value) is not { } data || octets + data.Length > MaximumOctets)
        {
            return false;
        }

        isPresent = true;
        octets += data.Length + 4;
        options.Add(new EdnsOption(code, data));
        return true;
    }

    // "version: 0, flags: do; MBZ: 0x0040, udp: 1232"; kdig: "Version: 0; flags: do; UDP size: 1232 B; ext-rcode: NOERROR"; drill: "version 0; flags: do ; udp: 1232".
    private void ReadHeader(string text)
    {
        isPresent = true;
        var words = text.ToLowerInvariant().Split([' ', ':', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            var next = index + 1 < words.Length ? words[index + 1] : "";
            switch (words[index])
            {
                case "version" when byte.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    version = number;
                    break;
                case "udp" or "size" when ushort.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var size):
                    payloadSize = size;
                    break;
                case "do":
                    dnssecOk = true;
                    break;
                case ['0', 'x', .. var hex] when ushort.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var flags):
                    otherFlags |= (ushort)(flags & 0x7fff);
                    break;
            }
        }
    }

    private static EdnsOptionCode? CodeOf(string label) => label switch
    {
        "CLIENT-SUBNET" or "CLIENT SUBNET" => EdnsOptionCode.ClientSubnet,
        "PAD" => EdnsOptionCode.Padding,
        "TCP KEEPALIVE" or "TCP-KEEPALIVE" => EdnsOptionCode.TcpKeepalive,
        _ when label.StartsWith("OPT=", StringComparison.Ordinal) => EdnsOptionCode.TryParse(label[4..], out var numbered) ? numbered : null,
        _ => EdnsOptionCode.TryParse(label, out var known) ? known : null,
    };

    private static byte[]? Data(EdnsOptionCode code, string value)
    {
        if (code == EdnsOptionCode.ExtendedError && ExtendedErrorOf(value) is { } error)
        {
            return error;
        }

        if (code == EdnsOptionCode.ClientSubnet && value.Contains('/'))
        {
            return SubnetOf(value);
        }

        if (code == EdnsOptionCode.Padding && NumberOf(value.TrimStart('(')) is { } padding)
        {
            return padding <= MaximumOctets ? new byte[padding] : null;
        }

        if (code == EdnsOptionCode.TcpKeepalive && value.Contains("sec", StringComparison.Ordinal))
        {
            return double.TryParse(value.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 6554
                ? Big16((ushort)(seconds * 10))
                : null;
        }

        if (code == EdnsOptionCode.Expire)
        {
            return null; // a number of seconds in dig and octets elsewhere, and nothing rests on it
        }

        return HexOf(value);
    }

    // "6 (DNSSEC Bogus): (text)", with the text in parentheses (dig), in quotes (kdig and this toolkit) or absent.
    private static byte[]? ExtendedErrorOf(string value)
    {
        if (NumberOf(value) is not { } code || code > ushort.MaxValue)
        {
            return null;
        }

        var end = value.IndexOf("): ", StringComparison.Ordinal);
        var text = end < 0 ? "" : value[(end + 3)..].Trim();
        if (text is ['(', .., ')'] or ['"', .., '"'] or ['\'', .., '\''])
        {
            text = text[1..^1];
        }

        return [.. Big16((ushort)code), .. Encoding.UTF8.GetBytes(text)];
    }

    // RFC 7871 §6: family, source and scope prefix lengths, as many octets of the address as the source prefix needs.
    private static byte[]? SubnetOf(string value)
    {
        var parts = value.Split('/');
        if (parts.Length is not (2 or 3) || !IPAddress.TryParse(parts[0], out var address) || !byte.TryParse(parts[1], out var source))
        {
            return null;
        }

        byte scope = 0;
        var octets = address.GetAddressBytes();
        var needed = (source + 7) / 8;
        return needed > octets.Length || (parts.Length == 3 && !byte.TryParse(parts[2], out scope))
            ? null
            : [0, (byte)(address.AddressFamily == AddressFamily.InterNetworkV6 ? 2 : 1), source, scope, .. octets[..needed]];
    }

    // "76 6d ("vm")", "766D "vm"", "d4b27f4bfd40b5f7 (good)".
    private static byte[]? HexOf(string value)
    {
        var end = value.AsSpan().IndexOfAny('(', '"', '\'');
        var digits = (end < 0 ? value : value[..end]).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    private static int? NumberOf(string value)
    {
        var length = value.TakeWhile(char.IsAsciiDigit).Count();
        return length is > 0 and < 9 ? int.Parse(value.AsSpan(0, length), CultureInfo.InvariantCulture) : null;
    }

    private static byte[] Big16(ushort value)
    {
        var octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, value);
        return octets;
    }
}
