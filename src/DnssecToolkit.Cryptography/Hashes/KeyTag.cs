using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The number by which RRSIG and DS records point to a key (RFC 4034 appendix B). Several keys may share one.</summary>
public static class KeyTag
{
    /// <summary>The tag of a key.</summary>
    public static ushort Of(Dnskey dnskey) => Of(dnskey.Wire.Span);

    /// <summary>The tag of DNSKEY RDATA: flags, protocol, algorithm, key.</summary>
    public static ushort Of(ReadOnlySpan<byte> rdata)
    {
        // Appendix B.1, as corrected by errata 2681: for RSA/MD5 the tag is the most significant 16 of the least significant 24
        // bits of the modulus.
        if (rdata.Length > 3 && rdata[3] == SecurityAlgorithm.RsaMd5.Number)
        {
            return rdata.Length >= 4 + 3 ? (ushort)((rdata[^3] << 8) | rdata[^2]) : (ushort)0;
        }

        ulong sum = 0;
        for (var i = 0; i < rdata.Length; i++)
        {
            sum += (i & 1) == 0 ? (uint)rdata[i] << 8 : rdata[i];
        }

        return (ushort)(sum + ((sum >> 16) & 0xffff));
    }
}
