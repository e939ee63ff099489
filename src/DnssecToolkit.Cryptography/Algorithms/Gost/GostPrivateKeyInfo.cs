using System.Formats.Asn1;

namespace DnssecToolkit.Cryptography;

/// <summary>The PKCS #8 envelope (RFC 5208) in which <c>K*.private</c> files keep the private numbers of GOST keys (RFC 5933 §2.1, RFC 9558 §2.1).</summary>
internal static class GostPrivateKeyInfo
{
    /// <summary>The private number, least octet first.</summary>
    /// <exception cref="FormatException">The octets are not such an envelope.</exception>
    public static byte[] Read(byte[] octets)
    {
        try
        {
            var info = new AsnReader(octets, AsnEncodingRules.DER).ReadSequence();
            info.ReadInteger();
            info.ReadSequence();
            var secret = info.ReadOctetString();
            if (secret is [0x04, 0x20, ..] && secret.Length == 34)
            {
                secret = secret[2..]; // an octet string within the octet string, as RFC 5933 shows it
            }

            return secret.Length == GostAlgorithm.Length ? secret : throw new FormatException($"The private number has {secret.Length} octets instead of 32.");
        }
        catch (AsnContentException wrong)
        {
            throw new FormatException($"The private key is not PKCS #8: {wrong.Message}");
        }
    }

    public static byte[] Write(bool is2012, byte[] secret)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(is2012 ? "1.2.643.7.1.1.1.1" : "1.2.643.2.2.19");
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(is2012 ? "1.2.643.7.1.2.1.1.1" : "1.2.643.2.2.35.1");
                    if (!is2012)
                    {
                        writer.WriteObjectIdentifier("1.2.643.2.2.30.1");
                    }
                }
            }

            writer.WriteOctetString(is2012 ? secret : [0x04, 0x20, .. secret]);
        }

        return writer.Encode();
    }
}
