using System.Runtime.CompilerServices;
using System.Text;

namespace DnssecToolkit.Dns;

/// <content>Code points: types, algorithms, digest and certificate types by mnemonic or number, and lists of types (RFC 4034 §4.1.2).</content>
internal ref partial struct RdataText
{
    /// <summary>A type, by mnemonic or number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RecordType Type(string what)
    {
        var type = default(RecordType);
        if (TryWord(what, out var word) && !Mnemonics.TryType(word, out type))
        {
            Fail($"{what} is a record type such as A or TYPE65280, not {Show(word)}");
        }

        Octets.UInt16(type.Number);
        return type;
    }

    /// <summary>An algorithm, by number or mnemonic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Algorithm(string what)
    {
        uint number = 0;
        if (TryWord(what, out var word) && !TextNumbers.TryDecimal(word, byte.MaxValue, out number))
        {
            if (!SecurityAlgorithm.TryParse(Encoding.Latin1.GetString(word), out var named))
            {
                Fail($"{what} is a number from 0 to 255 or a mnemonic such as ECDSAP256SHA256, not {Show(word)}");
            }

            number = named.Number;
        }

        Octets.UInt8((byte)number);
    }

    /// <summary>A digest type of DS, by number or mnemonic.</summary>
    public void DigestType(string what)
    {
        uint number = 0;
        if (TryWord(what, out var word) && !TextNumbers.TryDecimal(word, byte.MaxValue, out number))
        {
            if (!Dns.DigestType.TryParse(Encoding.Latin1.GetString(word), out var named))
            {
                Fail($"{what} is a number from 0 to 255 or a mnemonic such as SHA-256, not {Show(word)}");
            }

            number = named.Number;
        }

        Octets.UInt8((byte)number);
    }

    /// <summary>A type of certificate, by number or mnemonic (RFC 4398 §2.1).</summary>
    public void CertificateType()
    {
        uint number = 0;
        if (TryWord("the certificate type", out var word) && !TextNumbers.TryDecimal(word, ushort.MaxValue, out number))
        {
            number = Encoding.Latin1.GetString(word).ToUpperInvariant() switch
            {
                "PKIX" => 1,
                "SPKI" => 2,
                "PGP" => 3,
                "IPKIX" => 4,
                "ISPKI" => 5,
                "IPGP" => 6,
                "ACPKIX" => 7,
                "IACPKIX" => 8,
                "URI" => 253,
                "OID" => 254,
                _ => 0,
            };
            if (number == 0)
            {
                Fail($"the certificate type is a number or a mnemonic such as PKIX, not {Show(word)}");
            }
        }

        Octets.UInt16((ushort)number);
    }

    /// <summary>The types of all words that are left, as a bitmap (RFC 4034 §4.1.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TypeBitmapToEnd()
    {
        Span<byte> window = stackalloc byte[32];
        window.Clear();
        var beyond = false;
        var start = _next;
        while (HasMore)
        {
            if (!TryWord("a type", out var word) || !Mnemonics.TryType(word, out var type))
            {
                Fail($"the list of types has {Show(word)}, which is not a record type");
                return;
            }

            if (type.Number < 256)
            {
                window[type.Number >> 3] |= (byte)(0x80 >> (type.Number & 7));
            }
            else
            {
                beyond = true;
            }
        }

        if (Problem is not null)
        {
            return;
        }

        if (!beyond)
        {
            var length = window.LastIndexOfAnyExcept((byte)0) + 1;
            if (length > 0)
            {
                Octets.UInt8(0).UInt8((byte)length).Bytes(window[..length]);
            }

            return;
        }

        var types = new List<RecordType>(_tokens.Length - start);
        foreach (var token in _tokens[start..])
        {
            Mnemonics.TryType(Slice(token), out var type);
            types.Add(type);
        }

        Octets.Bytes(TypeBitmap.Of(types).Wire);
    }
}
