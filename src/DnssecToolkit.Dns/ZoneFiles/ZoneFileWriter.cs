using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>Writes records as zone-file text that reads back to the same records.</summary>
public sealed class ZoneFileWriter
{
    private const int Base64Column = 56;

    private readonly TextWriter _text;
    private readonly ZoneFileWriterOptions _options;
    private bool _begun;

    /// <summary>Writes to a text writer, which the caller closes. Lines end with a line feed.</summary>
    public ZoneFileWriter(TextWriter text, ZoneFileWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        (_text, _options) = (text, options ?? new ZoneFileWriterOptions());
    }

    /// <summary>Writes a comment; line ends and control characters in it become spaces.</summary>
    public void WriteComment(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        Begin();
        _text.Write("; ");
        foreach (var character in comment)
        {
            _text.Write(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        _text.Write('\n');
    }

    /// <summary>Writes one record.</summary>
    public void Write(ResourceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Begin();
        _text.Write(Relative(record.Owner));
        _text.Write(string.Create(CultureInfo.InvariantCulture, $" {record.Ttl} {record.Class} {record.Type} "));
        if (!_options.MultiLine || !WriteLines(record.Data))
        {
            _text.Write(record.Data.ToString());
        }

        _text.Write('\n');
    }

    /// <summary>Writes several records.</summary>
    public void Write(IEnumerable<ResourceRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records)
        {
            Write(record);
        }
    }

    private void Begin()
    {
        if (!_begun && _options.Origin is { } origin)
        {
            _text.Write($"$ORIGIN {origin}\n");
        }

        _begun = true;
    }

    private string Relative(DomainName owner)
    {
        if (_options.Origin is not { } origin || !owner.IsAtOrBelow(origin))
        {
            return owner.ToString();
        }

        // The end of the owner may differ from the origin in case, which reading back would lose.
        if (!owner.Wire.EndsWith(origin.Wire))
        {
            return owner.ToString();
        }

        if (owner.LabelCount == origin.LabelCount)
        {
            return "@";
        }

        var text = owner.ToString();
        return origin.IsRoot ? text[..^1] : text[..^(origin.ToString().Length + 1)];
    }

    private bool WriteLines(Rdata data)
    {
        switch (data)
        {
            case Soa soa:
                _text.Write(string.Create(CultureInfo.InvariantCulture, $"{soa.Primary} {soa.Mailbox} (\n\t{soa.Serial} ; serial\n\t{soa.Refresh} ; refresh\n\t{soa.Retry} ; retry\n\t{soa.Expire} ; expire\n\t{soa.Minimum} ) ; minimum"));
                return true;
            case Dnskey dnskey:
                _text.Write(string.Create(CultureInfo.InvariantCulture, $"{dnskey.Flags} {dnskey.Protocol} {dnskey.Algorithm.Number} ("));
                WriteBase64(dnskey.PublicKey.Span);
                _text.Write($"\n\t) ; {dnskey.Algorithm}{(dnskey.IsRevoked ? ", revoked" : "")}{(dnskey.IsSecureEntryPoint ? ", secure entry point" : "")}");
                return true;
            case Rrsig rrsig:
                _text.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rrsig.TypeCovered} {rrsig.Algorithm.Number} {rrsig.Labels} {rrsig.OriginalTtl} (\n\t{rrsig.Expiration} {rrsig.Inception} {rrsig.KeyTag} {rrsig.SignersName}"));
                WriteBase64(rrsig.Signature.Span);
                _text.Write(" )");
                return true;
            default:
                return false;
        }
    }

    private void WriteBase64(ReadOnlySpan<byte> octets)
    {
        var text = Convert.ToBase64String(octets);
        for (var i = 0; i < text.Length; i += Base64Column)
        {
            _text.Write("\n\t");
            _text.Write(text.AsSpan(i, Math.Min(Base64Column, text.Length - i)));
        }
    }
}
