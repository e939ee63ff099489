using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>
/// Reads the data of the record types that make up the bulk of signed zones straight from text into canonical wire form (RFC 4034 §6.2).
/// What it does not know or does not like is left to the general reader, which is slower and has the words for what is wrong.
/// </summary>
internal static class CommonData
{
    /// <summary>Reads the data; the octets written, or -1 where the general reader must try.</summary>
    public static int TryRead(ushort type, ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data) => type switch
    {
        1 => Address4(ref fields, data),
        2 or 5 or 12 or 39 => NameOnly(ref fields, origin, data),
        6 => Soa(ref fields, origin, data),
        15 => Mx(ref fields, origin, data),
        28 => Address6(ref fields, data),
        43 or 59 => Ds(ref fields, data),
        46 => Rrsig(ref fields, origin, data),
        47 => Nsec(ref fields, origin, data),
        48 or 60 => Dnskey(ref fields, data),
        50 => Nsec3(ref fields, data),
        51 => Nsec3Param(ref fields, data),
        63 => Zonemd(ref fields, data),
        _ => -1,
    };

    /// <summary>Takes a type's mnemonic or number; -1 where it is none.</summary>
    public static int ReadType(ReadOnlySpan<byte> field)
    {
        if (field.Length is 0 or > 16)
        {
            return -1;
        }

        // The mnemonics of the bulk, without a string.
        ulong packed = 0;
        if (field.Length <= 8)
        {
            foreach (var octet in field)
            {
                packed = (packed << 8) | (uint)(octet is >= (byte)'a' and <= (byte)'z' ? octet - 0x20 : octet);
            }
        }

        return packed switch
        {
            0x41 => 1, // A
            0x4E53 => 2, // NS
            0x4453 => 43, // DS
            0x4D58 => 15, // MX
            0x545854 => 16, // TXT
            0x534F41 => 6, // SOA
            0x41414141 => 28, // AAAA
            0x4E534543 => 47, // NSEC
            0x5252534947 => 46, // RRSIG
            0x4E53454333 => 50, // NSEC3
            0x434E414D45 => 5, // CNAME
            0x444E534B4559 => 48, // DNSKEY
            _ => RecordType.TryParse(System.Text.Encoding.Latin1.GetString(field), out var type) ? type.Number : -1,
        };
    }

    private static int Address4(ref FieldText fields, Span<byte> data)
    {
        var field = fields.Next();
        int value = -1, parts = 0;
        foreach (var octet in field)
        {
            if (octet == '.')
            {
                if (value < 0 || parts == 3)
                {
                    return -1;
                }

                data[parts++] = (byte)value;
                value = -1;
                continue;
            }

            var digit = octet - '0';
            if ((uint)digit > 9 || value == 0)
            {
                return -1;
            }

            value = value < 0 ? digit : (value * 10) + digit;
            if (value > 255)
            {
                return -1;
            }
        }

        if (parts != 3 || value < 0 || !fields.AtEnd)
        {
            return -1;
        }

        data[3] = (byte)value;
        return 4;
    }

    private static int Address6(ref FieldText fields, Span<byte> data)
    {
        var field = fields.Next();
        return field.Length > 1 && !field.Contains((byte)'%') && !field.Contains((byte)'[')
            && System.Net.IPAddress.TryParse(field, out var address)
            && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            && fields.AtEnd
            && address.TryWriteBytes(data, out var written)
            ? written
            : -1;
    }

    private static int NameOnly(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data) => LowerName(ref fields, origin, data) is > 0 and var length && fields.AtEnd ? length : -1;

    private static int LowerName(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data)
    {
        var length = NameText.Read(fields.Next(), origin, data);
        NameText.Lower(data[..length]);
        return length;
    }

    private static int Soa(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data)
    {
        var used = LowerName(ref fields, origin, data);
        if (used == 0)
        {
            return -1;
        }

        var second = LowerName(ref fields, origin, data[used..]);
        if (second == 0)
        {
            return -1;
        }

        used += second;
        if (!fields.TryNumber(uint.MaxValue, out var serial))
        {
            return -1;
        }

        FieldText.Put32(data[used..], serial);
        used += 4;
        for (var i = 0; i < 4; i++)
        {
            if (!FieldText.TryTtl(fields.Next(), out var seconds))
            {
                return -1;
            }

            FieldText.Put32(data[used..], seconds);
            used += 4;
        }

        return fields.AtEnd ? used : -1;
    }

    private static int Mx(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data)
    {
        if (!fields.TryNumber(ushort.MaxValue, out var preference))
        {
            return -1;
        }

        FieldText.Put16(data, preference);
        return LowerName(ref fields, origin, data[2..]) is > 0 and var length && fields.AtEnd ? length + 2 : -1;
    }

    private static int Ds(ref FieldText fields, Span<byte> data)
    {
        if (!fields.TryNumber(ushort.MaxValue, out var tag) || !TryAlgorithm(ref fields, out var algorithm) || !fields.TryNumber(byte.MaxValue, out var digestType))
        {
            return -1;
        }

        FieldText.Put16(data, tag);
        data[2] = algorithm;
        data[3] = (byte)digestType;
        return fields.TakeHex(data[4..]) is >= 0 and var length ? length + 4 : -1;
    }

    private static int Dnskey(ref FieldText fields, Span<byte> data)
    {
        if (!fields.TryNumber(ushort.MaxValue, out var flags) || !fields.TryNumber(byte.MaxValue, out var protocol) || !TryAlgorithm(ref fields, out var algorithm))
        {
            return -1;
        }

        FieldText.Put16(data, flags);
        data[2] = (byte)protocol;
        data[3] = algorithm;
        return fields.TakeBase64(data[4..]) is >= 0 and var length ? length + 4 : -1;
    }

    private static int Rrsig(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data)
    {
        var covered = ReadType(fields.Next());
        if (covered < 0
            || !TryAlgorithm(ref fields, out var algorithm)
            || !fields.TryNumber(byte.MaxValue, out var labels)
            || !FieldText.TryTtl(fields.Next(), out var ttl)
            || !fields.TryTime(out var expiration)
            || !fields.TryTime(out var inception)
            || !fields.TryNumber(ushort.MaxValue, out var tag))
        {
            return -1;
        }

        FieldText.Put16(data, (uint)covered);
        data[2] = algorithm;
        data[3] = (byte)labels;
        FieldText.Put32(data[4..], ttl);
        FieldText.Put32(data[8..], expiration);
        FieldText.Put32(data[12..], inception);
        FieldText.Put16(data[16..], tag);
        var signer = LowerName(ref fields, origin, data[18..]);
        return signer > 0 && fields.TakeBase64(data[(18 + signer)..]) is >= 0 and var length ? 18 + signer + length : -1;
    }

    /// <summary>The next name keeps its case: it is not among the names made lower case (RFC 6840 §5.1).</summary>
    private static int Nsec(ref FieldText fields, ReadOnlySpan<byte> origin, Span<byte> data)
    {
        var next = NameText.Read(fields.Next(), origin, data);
        return next > 0 && Bitmap(ref fields, data[next..]) is >= 0 and var length ? next + length : -1;
    }

    private static int Nsec3(ref FieldText fields, Span<byte> data)
    {
        var used = Nsec3Parameters(ref fields, data);
        if (used < 0)
        {
            return -1;
        }

        var hash = FieldText.Base32Hex(fields.Next(), data.Slice(used + 1, 255));
        if (hash < 1)
        {
            return -1;
        }

        data[used] = (byte)hash;
        used += 1 + hash;
        return Bitmap(ref fields, data[used..]) is >= 0 and var length ? used + length : -1;
    }

    private static int Nsec3Param(ref FieldText fields, Span<byte> data) => Nsec3Parameters(ref fields, data) is > 0 and var used && fields.AtEnd ? used : -1;

    private static int Nsec3Parameters(ref FieldText fields, Span<byte> data)
    {
        if (!fields.TryNumber(byte.MaxValue, out var algorithm) || !fields.TryNumber(byte.MaxValue, out var flags) || !fields.TryNumber(ushort.MaxValue, out var iterations))
        {
            return -1;
        }

        data[0] = (byte)algorithm;
        data[1] = (byte)flags;
        FieldText.Put16(data[2..], iterations);
        var field = fields.Next();
        var salt = 0;
        if (!field.SequenceEqual("-"u8))
        {
            salt = field.IsEmpty ? -1 : new FieldText(field).TakeHex(data.Slice(5, 255));
        }

        if (salt < 0)
        {
            return -1;
        }

        data[4] = (byte)salt;
        return 5 + salt;
    }

    private static int Zonemd(ref FieldText fields, Span<byte> data)
    {
        if (!fields.TryNumber(uint.MaxValue, out var serial) || !fields.TryNumber(byte.MaxValue, out var scheme) || !fields.TryNumber(byte.MaxValue, out var hash))
        {
            return -1;
        }

        FieldText.Put32(data, serial);
        data[4] = (byte)scheme;
        data[5] = (byte)hash;
        return fields.TakeHex(data[6..]) is >= 0 and var length ? length + 6 : -1;
    }

    private static bool TryAlgorithm(ref FieldText fields, out byte algorithm)
    {
        var field = fields.Next();
        var numbered = FieldText.TryNumber(field, byte.MaxValue, out var number);
        algorithm = (byte)number;
        if (!numbered && SecurityAlgorithm.TryParse(System.Text.Encoding.Latin1.GetString(field), out var named))
        {
            algorithm = named.Number;
            return true;
        }

        return numbered;
    }

    /// <summary>The type bitmap (RFC 4034 §4.1.2) of the mnemonics up to the end.</summary>
    private static int Bitmap(ref FieldText fields, Span<byte> data)
    {
        Span<byte> first = stackalloc byte[32];
        first.Clear();
        var length = 0;
        List<ushort>? higher = null;
        while (true)
        {
            var field = fields.Next();
            if (field.IsEmpty)
            {
                break;
            }

            var type = ReadType(field);
            if (type < 0)
            {
                return -1;
            }

            if (type > 255)
            {
                (higher ??= []).Add((ushort)type);
                continue;
            }

            first[type >> 3] |= (byte)(0x80 >> (type & 7));
            length = Math.Max(length, (type >> 3) + 1);
        }

        var used = 0;
        if (length > 0)
        {
            data[0] = 0;
            data[1] = (byte)length;
            first[..length].CopyTo(data[2..]);
            used = 2 + length;
        }

        if (higher is not null)
        {
            var rest = TypeBitmap.Of(higher.Select(number => new RecordType(number))).Wire;
            rest.Span.CopyTo(data[used..]);
            used += rest.Length;
        }

        return used;
    }
}
