using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests;

/// <summary>One record a line, every field present: what signers print with "full" output, and the RFC examples kept here.</summary>
internal static class ZoneText
{
    public static ImmutableArray<SignedRRset> Read(string text) => SignedRRset.Gather(
        from line in text.Split('\n')
        where line.Trim().Length > 0 && line[0] != ';'
        select Record(line));

    private static ResourceRecord Record(string line)
    {
        var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.True(RecordType.TryParse(fields[3], out var type), line);
        var data = string.Join(' ', fields[4..]);
        return new ResourceRecord(DomainName.Parse(fields[0]), RecordClass.Internet, uint.Parse(fields[1], CultureInfo.InvariantCulture), Data(type, data, fields[4..]));
    }

    private static Rdata Data(RecordType type, string text, string[] fields) => fields[0] == "\\#" ? Rdata.Read(type, Records.Hex(fields[2..])) : type.ToString() switch
    {
        "DNSKEY" => Records.Dnskey(text),
        "DS" => Records.Ds(text),
        "RRSIG" => Records.Rrsig(text),
        "A" or "AAAA" => Rdata.Read(type, IPAddress.Parse(fields[0]).GetAddressBytes()),
        "MX" => Records.Mx(ushort.Parse(fields[0], CultureInfo.InvariantCulture), fields[1]),
        "NS" => Rdata.Read(type, Name(fields[0])),
        "SOA" => Rdata.Read(type, [.. Name(fields[0]), .. Name(fields[1]), .. fields[2..].SelectMany(Number)]),
        "NSEC" => Rdata.Read(type, [.. Name(fields[0]), .. Bitmap(fields[1..])]),
        "NSEC3" => Rdata.Read(type, [.. Nsec3Head(fields), .. NextHash(fields[4]), .. Bitmap(fields[5..])]),
        "NSEC3PARAM" => Rdata.Read(type, Nsec3Head(fields)),
        "HINFO" or "TXT" => Rdata.Read(type, [.. fields.Select(field => field.Trim('"')).SelectMany(field => (byte[])[(byte)field.Length, .. Encoding.ASCII.GetBytes(field)])]),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private static byte[] Name(string name) => DomainName.Parse(name).Wire.ToArray();

    private static byte[] Number(string text)
    {
        var number = uint.Parse(text, CultureInfo.InvariantCulture);
        return [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
    }

    private static byte[] Nsec3Head(string[] fields)
    {
        var salt = fields[3] == "-" ? [] : Convert.FromHexString(fields[3]);
        var iterations = ushort.Parse(fields[2], CultureInfo.InvariantCulture);
        return [byte.Parse(fields[0], CultureInfo.InvariantCulture), byte.Parse(fields[1], CultureInfo.InvariantCulture), (byte)(iterations >> 8), (byte)iterations, (byte)salt.Length, .. salt];
    }

    private static byte[] NextHash(string text)
    {
        Assert.True(Base32Hex.TryDecode(Encoding.ASCII.GetBytes(text), out var hash));
        return [(byte)hash.Length, .. hash];
    }

    /// <summary>RFC 4034 §4.1.2.</summary>
    private static IEnumerable<byte> Bitmap(string[] types)
    {
        var numbers = types.Select(type => RecordType.TryParse(type, out var parsed) ? parsed.Number : throw new FormatException(type)).Order();
        foreach (var window in numbers.GroupBy(number => number >> 8))
        {
            var bits = new byte[((window.Max() & 0xff) / 8) + 1];
            foreach (var number in window)
            {
                bits[(number & 0xff) / 8] |= (byte)(0x80 >> (number & 7));
            }

            yield return (byte)window.Key;
            yield return (byte)bits.Length;
            foreach (var octet in bits)
            {
                yield return octet;
            }
        }
    }
}
