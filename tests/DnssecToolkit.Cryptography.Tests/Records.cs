using System.Globalization;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests;

/// <summary>Records as the RFCs print them: one line, fields separated by spaces, base64 and hex in pieces.</summary>
internal static class Records
{
    /// <summary>"256 3 8 AwEAA..."</summary>
    public static Dnskey Dnskey(string text)
    {
        var fields = Fields(text);
        return new Dnskey(ushort.Parse(fields[0], CultureInfo.InvariantCulture), Byte(fields[1]), new SecurityAlgorithm(Byte(fields[2])), Base64(fields[3..]));
    }

    /// <summary>"55648 13 2 b4c8..."</summary>
    public static Ds Ds(string text)
    {
        var fields = Fields(text);
        return new Ds(ushort.Parse(fields[0], CultureInfo.InvariantCulture), new SecurityAlgorithm(Byte(fields[1])), new DigestType(Byte(fields[2])), Hex(fields[3..]));
    }

    /// <summary>"A 8 3 3600 20300101000000 20000101000000 9033 example.net. kRCO..."</summary>
    public static Rrsig Rrsig(string text)
    {
        var fields = Fields(text);
        Assert.True(RecordType.TryParse(fields[0], out var covered));
        return new Rrsig(
            covered,
            new SecurityAlgorithm(Byte(fields[1])),
            Byte(fields[2]),
            uint.Parse(fields[3], CultureInfo.InvariantCulture),
            Time(fields[4]),
            Time(fields[5]),
            ushort.Parse(fields[6], CultureInfo.InvariantCulture),
            DomainName.Parse(fields[7]),
            Base64(fields[8..]));
    }

    public static RRset Set(string owner, uint ttl, params Rdata[] data) => new(DomainName.Parse(owner), RecordClass.Internet, ttl, data);

    public static Rdata A(string address) => Rdata.Read(RecordType.A, IPAddress.Parse(address).GetAddressBytes());

    public static Rdata Ns(string name) => Rdata.Read(RecordType.Ns, DomainName.Parse(name).Wire);

    public static Rdata Mx(ushort preference, string exchange) =>
        Rdata.Read(RecordType.Mx, [(byte)(preference >> 8), (byte)preference, .. DomainName.Parse(exchange).Wire]);

    public static byte[] Hex(params string[] pieces) => Convert.FromHexString(string.Concat(pieces));

    private static byte[] Base64(params string[] pieces) => Convert.FromBase64String(string.Concat(pieces));

    private static byte Byte(string text) => byte.Parse(text, CultureInfo.InvariantCulture);

    private static SignatureTime Time(string text) => new(text.Length == 14
        ? (uint)DateTimeOffset.ParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds()
        : uint.Parse(text, CultureInfo.InvariantCulture));

    private static string[] Fields(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
