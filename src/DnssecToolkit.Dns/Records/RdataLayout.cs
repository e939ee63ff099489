using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>A row of fields: enough to read, write and print a type that has no class of its own.</summary>
internal sealed class RdataLayout(RecordType type, params RdataField[] fields)
{
    public bool HasText { get; } = !fields.Contains(RdataField.Opaque) && !fields.Contains(RdataField.A6);

    public Rdata Read(ref WireReader reader)
    {
        var wire = new WireWriter();
        var gateway = 0;
        foreach (var field in fields)
        {
            Copy(field, ref reader, wire, ref gateway, canonical: false);
        }

        return reader.Error is null ? new LayoutRdata(type, wire.ToArray(), this) : UnknownRdata.Nothing;
    }

    public byte[] Canonical(ReadOnlySpan<byte> wire)
    {
        var reader = new WireReader(wire);
        var canonical = new WireWriter(capacity: wire.Length);
        var gateway = 0;
        foreach (var field in fields)
        {
            Copy(field, ref reader, canonical, ref gateway, canonical: true);
        }

        return canonical.ToArray();
    }

    private static void Copy(RdataField field, ref WireReader reader, WireWriter into, ref int gateway, bool canonical)
    {
        switch (field)
        {
            case RdataField.UInt8 or RdataField.Algorithm:
                into.UInt8(reader.UInt8());
                break;
            case RdataField.UInt16 or RdataField.Type or RdataField.CertificateType:
                into.UInt16(reader.UInt16());
                break;
            case RdataField.UInt32 or RdataField.Seconds or RdataField.Time or RdataField.Ipv4:
                into.UInt32(reader.UInt32());
                break;
            case RdataField.Locator64 or RdataField.Eui64:
                into.Bytes(reader.Span(8));
                break;
            case RdataField.Eui48:
                into.Bytes(reader.Span(6));
                break;
            case RdataField.Name:
                Name(ref reader);
                break;
            case RdataField.NewName:
                into.Name(reader.Name(allowCompression: false));
                break;
            case RdataField.String:
                into.CharacterString(reader.CharacterString());
                break;
            case RdataField.OptionalString:
                if (reader.Remaining > 0)
                {
                    into.CharacterString(reader.CharacterString());
                }

                break;
            case RdataField.GatewayType or RdataField.RelayType:
                gateway = reader.UInt8();
                into.UInt8((byte)gateway);
                gateway &= field == RdataField.RelayType ? 0x7f : 0xff;
                break;
            case RdataField.Gateway when gateway == 0:
                break;
            case RdataField.Gateway when gateway == 3:
                into.Name(reader.Name(allowCompression: false));
                break;
            case RdataField.Gateway:
                into.Bytes(reader.Span(gateway switch { 1 => 4, 2 => 16, _ => reader.Remaining }));
                break;
            case RdataField.A6:
                var prefix = reader.UInt8();
                if (prefix > 128)
                {
                    reader.Fail($"the prefix length is {prefix}; at most 128 is possible");
                    return;
                }

                into.UInt8(prefix).Bytes(reader.Span((128 - prefix + 7) / 8));
                if (prefix > 0)
                {
                    Name(ref reader);
                }

                break;
            default:
                into.Bytes(reader.Span(reader.Remaining));
                break;
        }

        void Name(ref WireReader from)
        {
            var name = from.Name();
            if (canonical)
            {
                into.Bytes(name.ToCanonicalWire());
            }
            else
            {
                into.Name(name);
            }
        }
    }

    public string Present(ReadOnlySpan<byte> wire)
    {
        if (!HasText)
        {
            return UnknownRdata.Present(wire);
        }

        var text = new StringBuilder();
        var reader = new WireReader(wire);
        var gateway = 0;
        foreach (var field in fields)
        {
            if (text.Length > 0 && (reader.Remaining > 0 || field == RdataField.Gateway))
            {
                text.Append(' ');
            }

            Present(field, ref reader, text, ref gateway);
        }

        return text.Length == 0 || gateway > 3 ? UnknownRdata.Present(wire) : text.ToString();
    }

    private static void Present(RdataField field, ref WireReader reader, StringBuilder text, ref int gateway)
    {
        switch (field)
        {
            case RdataField.GatewayType:
                gateway = reader.UInt8();
                text.Append(CultureInfo.InvariantCulture, $"{gateway}");
                break;
            case RdataField.RelayType:
                gateway = reader.UInt8();
                text.Append(CultureInfo.InvariantCulture, $"{gateway >> 7} {gateway & 0x7f}");
                gateway &= 0x7f;
                break;
            case RdataField.Gateway:
                text.Append(gateway switch
                {
                    1 => new System.Net.IPAddress(reader.Span(4)).ToString(),
                    2 => new System.Net.IPAddress(reader.Span(16)).ToString(),
                    3 => reader.Name().ToString(),
                    _ => ".",
                });
                break;
            case RdataField.Hex:
                text.Append(Convert.ToHexString(reader.Span(reader.Remaining)));
                break;
            case RdataField.UInt8 or RdataField.Algorithm:
                text.Append(CultureInfo.InvariantCulture, $"{reader.UInt8()}");
                break;
            case RdataField.UInt16 or RdataField.CertificateType:
                text.Append(CultureInfo.InvariantCulture, $"{reader.UInt16()}");
                break;
            case RdataField.UInt32 or RdataField.Seconds:
                text.Append(CultureInfo.InvariantCulture, $"{reader.UInt32()}");
                break;
            case RdataField.Type:
                text.Append(new RecordType(reader.UInt16()));
                break;
            case RdataField.Time:
                text.Append(new SignatureTime(reader.UInt32()));
                break;
            case RdataField.Ipv4:
                text.Append(CultureInfo.InvariantCulture, $"{reader.UInt8()}.{reader.UInt8()}.{reader.UInt8()}.{reader.UInt8()}");
                break;
            case RdataField.Locator64:
                text.Append(CultureInfo.InvariantCulture, $"{reader.UInt16():x4}:{reader.UInt16():x4}:{reader.UInt16():x4}:{reader.UInt16():x4}");
                break;
            case RdataField.Eui48:
                text.Append(string.Join('-', reader.Bytes(6).Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture))));
                break;
            case RdataField.Eui64:
                text.Append(string.Join('-', reader.Bytes(8).Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture))));
                break;
            case RdataField.Name or RdataField.NewName:
                text.Append(reader.Name());
                break;
            case RdataField.String:
                text.AppendQuoted(reader.CharacterString());
                break;
            case RdataField.OptionalString:
                if (reader.Remaining > 0)
                {
                    text.AppendQuoted(reader.CharacterString());
                }

                break;
            default:
                text.Append(Convert.ToBase64String(reader.Span(reader.Remaining)));
                break;
        }
    }

    public void ReadText(ref RdataText text)
    {
        if (!HasText)
        {
            text.Fail($"{type} data is read only in the form \\# length hex");
            return;
        }

        var gateway = 0;
        foreach (var field in fields)
        {
            ReadText(field, ref text, ref gateway);
        }
    }

    private static void ReadText(RdataField field, ref RdataText text, ref int gateway)
    {
        switch (field)
        {
            case RdataField.GatewayType:
                gateway = text.UInt8("the gateway type");
                break;
            case RdataField.RelayType:
                var flag = text.UInt8("the discovery-optional flag");
                text.Octets.TruncateTo(text.Octets.Length - 1);
                gateway = text.UInt8("the relay type");
                if (flag > 1 || gateway > 0x7f)
                {
                    text.Fail("the discovery-optional flag is 0 or 1, and the relay type is 0 to 127");
                }

                text.Octets.WrittenFrom(text.Octets.Length - 1)[0] |= (byte)(flag << 7);
                break;
            case RdataField.Gateway:
                ReadGateway(ref text, gateway);
                break;
            case RdataField.Hex:
                text.HexToEnd("the data");
                break;
            case RdataField.UInt8:
                text.UInt8("the field");
                break;
            case RdataField.UInt16:
                text.UInt16("the field");
                break;
            case RdataField.UInt32:
                text.UInt32("the field");
                break;
            case RdataField.Seconds:
                text.Seconds("the TTL");
                break;
            case RdataField.Time:
                text.SignatureTime("the time");
                break;
            case RdataField.Type:
                text.Type("the type");
                break;
            case RdataField.Algorithm:
                text.Algorithm("the algorithm");
                break;
            case RdataField.CertificateType:
                text.CertificateType();
                break;
            case RdataField.Ipv4:
                text.Ipv4("the address");
                break;
            case RdataField.Locator64:
                Grouped(ref text, 4, 4, ':');
                break;
            case RdataField.Eui48:
                Grouped(ref text, 6, 2, '-');
                break;
            case RdataField.Eui64:
                Grouped(ref text, 8, 2, '-');
                break;
            case RdataField.Name or RdataField.NewName:
                text.Name("the name");
                break;
            case RdataField.String:
                text.CharacterString("the string");
                break;
            case RdataField.OptionalString:
                if (text.HasMore)
                {
                    text.CharacterString("the string");
                }

                break;
            default:
                text.Base64ToEnd("the data");
                break;
        }
    }

    private static void ReadGateway(ref RdataText text, int kind)
    {
        switch (kind)
        {
            case 0:
                if (!text.TakeIf("."u8))
                {
                    text.Fail("no gateway is written as \".\"");
                }

                break;
            case 1:
                text.Ipv4("the gateway");
                break;
            case 2:
                text.Ipv6("the gateway");
                break;
            case 3:
                text.Name("the gateway");
                break;
            default:
                text.Fail($"gateways of type {kind} are read only in the form \\# length hex");
                break;
        }
    }

    /// <summary>Groups of hexadecimal digits; leading zeros of a group may be left out where groups have four digits.</summary>
    private static void Grouped(ref RdataText text, int groups, int digits, char separator)
    {
        if (!text.TryWord("the identifier", out var word))
        {
            return;
        }

        var rest = word;
        Span<byte> octets = stackalloc byte[2];
        for (var i = 0; i < groups; i++)
        {
            var end = rest.IndexOf((byte)separator);
            var group = end < 0 ? rest : rest[..end];
            if (end < 0 != (i == groups - 1) || group.IsEmpty || group.Length > digits || (digits == 2 && group.Length != 2)
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                text.Fail($"an identifier has {groups} groups of {digits} hexadecimal digits with '{separator}' between, not {RdataText.Show(word)}");
                return;
            }

            BinaryPrimitives.WriteUInt16BigEndian(octets, value);
            text.Octets.Bytes(digits == 2 ? octets[1..] : octets);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }
}
