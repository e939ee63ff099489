using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>The identity of a host of the Host Identity Protocol (RFC 8005 §5).</summary>
public sealed class Hip : Rdata
{
    private Hip(byte[] wire)
        : base(RecordType.Hip, wire)
    {
    }

    /// <summary>Algorithm, host identity tag, public key and rendezvous servers; the form \# length hex where tag or key are empty.</summary>
    public override string ToString()
    {
        var reader = new WireReader(Wire.Span);
        int tagLength = reader.UInt8(), algorithm = reader.UInt8(), keyLength = reader.UInt16();
        if (tagLength == 0 || keyLength == 0)
        {
            return UnknownRdata.Present(Wire.Span);
        }

        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{algorithm} {Convert.ToHexString(reader.Span(tagLength))} {Convert.ToBase64String(reader.Span(keyLength))}");
        while (reader.Remaining > 0)
        {
            text.Append(' ').Append(reader.Name());
        }

        return text.ToString();
    }

    internal static Rdata Read(ref WireReader reader)
    {
        var start = reader.Position;
        int tagLength = reader.UInt8();
        reader.Skip(1);
        reader.Skip(reader.UInt16() + tagLength);
        while (reader.Remaining > 0)
        {
            reader.Name(allowCompression: false);
        }

        return reader.Error is null ? new Hip(reader.Since(start)) : UnknownRdata.Nothing;
    }

    internal static void ReadText(ref RdataText text)
    {
        var start = text.Octets.Length;
        text.Octets.UInt8(0);
        text.UInt8("the algorithm");
        text.Octets.UInt16(0);
        text.HexWord("the host identity tag");
        var tagEnd = text.Octets.Length;
        text.Base64Word("the public key");
        if (text.Problem is not null)
        {
            return;
        }

        var tagLength = tagEnd - start - 4;
        if (tagLength is 0 or > byte.MaxValue)
        {
            text.Fail($"the host identity tag has 1 to 255 octets, not {tagLength}");
            return;
        }

        text.Octets.WrittenFrom(start)[0] = (byte)tagLength;
        text.Octets.PatchUInt16(start + 2, (ushort)Math.Min(text.Octets.Length - tagEnd, ushort.MaxValue));
        while (text.HasMore)
        {
            text.Name("the rendezvous server");
        }
    }
}
