using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>One parameter of a service binding with the octets of its value (RFC 9460 §2.2).</summary>
public readonly record struct SvcParam(SvcParamKey Key, ReadOnlyMemory<byte> Value)
{
    /// <summary>The parameter in presentation form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Key.ToString());
        var value = Value.Span;
        switch (Key.Number)
        {
            case 0:
                AppendList(text.Append('='), value, 2, static octets => new SvcParamKey(BinaryPrimitives.ReadUInt16BigEndian(octets)).ToString());
                break;
            case 1:
                AppendProtocols(text.Append('='), value);
                break;
            case 3:
                AppendList(text.Append('='), value, 2, static octets => BinaryPrimitives.ReadUInt16BigEndian(octets).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case 4:
                AppendList(text.Append('='), value, 4, static octets => new IPAddress(octets).ToString());
                break;
            case 5:
                text.Append('=').Append(Convert.ToBase64String(value));
                break;
            case 6:
                AppendList(text.Append('='), value, 16, static octets => new IPAddress(octets).ToString());
                break;
            default:
                if (!value.IsEmpty)
                {
                    text.Append('=').AppendQuoted(value);
                }

                break;
        }

        return text.ToString();
    }

    private delegate string Present(ReadOnlySpan<byte> octets);

    private static void AppendList(StringBuilder text, ReadOnlySpan<byte> value, int size, Present present)
    {
        for (var i = 0; i + size <= value.Length; i += size)
        {
            text.Append(i == 0 ? "" : ",").Append(present(value.Slice(i, size)));
        }
    }

    /// <summary>Protocols separated by commas; a comma or backslash in one is escaped for the list, and that again for the string (RFC 9460 appendix A.1).</summary>
    private static void AppendProtocols(StringBuilder text, ReadOnlySpan<byte> value)
    {
        var list = new List<byte>(value.Length);
        for (var rest = value; !rest.IsEmpty; rest = rest[(1 + rest[0])..])
        {
            if (list.Count > 0)
            {
                list.Add((byte)',');
            }

            foreach (var octet in rest.Slice(1, rest[0]))
            {
                if (octet is (byte)',' or (byte)'\\')
                {
                    list.Add((byte)'\\');
                }

                list.Add(octet);
            }
        }

        text.AppendQuoted(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
    }

    /// <summary>What is wrong with the value of a known key by itself; null where nothing is.</summary>
    internal static string? Check(SvcParamKey key, ReadOnlySpan<byte> value) => key.Number switch
    {
        0 => CheckMandatory(value),
        1 => CheckProtocols(value),
        2 or 8 => value.IsEmpty ? null : $"{key} has a value, but takes none",
        3 => value.Length == 2 ? null : $"port has {value.Length} octets instead of 2",
        4 => value.Length % 4 == 0 && !value.IsEmpty ? null : $"ipv4hint has {value.Length} octets, which is not one or more IPv4 addresses",
        5 => value.IsEmpty ? "ech has no value" : null,
        6 => value.Length % 16 == 0 && !value.IsEmpty ? null : $"ipv6hint has {value.Length} octets, which is not one or more IPv6 addresses",
        _ => null,
    };

    private static string? CheckMandatory(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.Length % 2 != 0)
        {
            return $"mandatory has {value.Length} octets, which is not one or more keys";
        }

        for (var i = 0; i < value.Length; i += 2)
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(value[i..]);
            if (key == 0)
            {
                return "mandatory lists itself";
            }

            if (i > 0 && key <= BinaryPrimitives.ReadUInt16BigEndian(value[(i - 2)..]))
            {
                return "the keys of mandatory do not ascend";
            }
        }

        return null;
    }

    private static string? CheckProtocols(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return "alpn has no value";
        }

        for (var rest = value; !rest.IsEmpty; rest = rest[(1 + rest[0])..])
        {
            if (rest[0] == 0 || rest[0] >= rest.Length)
            {
                return rest[0] == 0 ? "alpn has an empty protocol" : "a protocol of alpn runs past the end";
            }
        }

        return null;
    }
}
