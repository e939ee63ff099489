using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Reads service parameters from their presentation form (RFC 9460 §2.1 and appendix A).</summary>
internal static class SvcParamText
{
    /// <summary>Reads every word that is left, and writes the parameters in ascending order.</summary>
    public static void ReadAll(ref RdataText text)
    {
        if (!text.HasMore)
        {
            return;
        }

        var parameters = new SortedDictionary<ushort, byte[]>();
        while (text.TryWord("a parameter", out var word))
        {
            var equals = word.IndexOf((byte)'=');
            var name = equals < 0 ? word : word[..equals];
            if (!SvcParamKey.TryParse(Encoding.Latin1.GetString(name), out var key))
            {
                text.Fail($"a parameter begins with a key such as alpn or key65000, not {RdataText.Show(name)}");
                return;
            }

            if (!TryValue(word[(name.Length + (equals < 0 ? 0 : 1))..], out var octets))
            {
                text.Fail($"the value of {key} has a quote or a bad escape within");
                return;
            }

            var numbered = name.StartsWith("key"u8);
            if ((numbered ? octets : ToWire(key, octets)) is not { } value)
            {
                text.Fail($"{RdataText.Show(octets)} is not a value of {key}");
                return;
            }

            if (SvcParam.Check(key, value) is { } problem)
            {
                text.Fail(problem);
                return;
            }

            if (!parameters.TryAdd(key.Number, value))
            {
                text.Fail($"the parameter {key} stands twice");
                return;
            }

            if (!text.HasMore)
            {
                break;
            }
        }

        if (text.Problem is not null)
        {
            return;
        }

        var start = text.Octets.Length;
        foreach (var (key, value) in parameters)
        {
            if (value.Length > ushort.MaxValue)
            {
                text.Fail("a parameter is longer than 65535 octets");
                return;
            }

            text.Octets.UInt16(key).UInt16((ushort)value.Length).Bytes(value);
        }

        if (Svcb.Check(text.Octets.WrittenFrom(start), out _) is { } whole)
        {
            text.Fail(whole);
        }
    }

    /// <summary>Takes quotes and escapes away.</summary>
    private static bool TryValue(ReadOnlySpan<byte> written, out byte[] octets)
    {
        octets = [];
        if (written is [(byte)'"', .., (byte)'"'])
        {
            written = written[1..^1];
        }

        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '"')
            {
                return false;
            }

            i += written[i] == '\\' ? 1 : 0;
        }

        var writer = new WireWriter(capacity: written.Length);
        var good = RdataText.TryUnescape(written, writer, out _);
        octets = good ? writer.ToArray() : [];
        return good;
    }

    private static byte[]? ToWire(SvcParamKey key, byte[] octets) => key.Number switch
    {
        0 => Mandatory(octets),
        1 => Protocols(octets),
        3 => TextNumbers.TryDecimal(octets, ushort.MaxValue, out var port) ? [(byte)(port >> 8), (byte)port] : null,
        4 => Addresses(octets, 4),
        5 => FromBase64(octets),
        6 => Addresses(octets, 16),
        _ => octets,
    };

    private static byte[]? Mandatory(byte[] octets)
    {
        var keys = new SortedSet<ushort>();
        foreach (var part in Encoding.Latin1.GetString(octets).Split(','))
        {
            if (!SvcParamKey.TryParse(part, out var key) || !keys.Add(key.Number))
            {
                return null;
            }
        }

        var value = new byte[keys.Count * 2];
        var position = 0;
        foreach (var key in keys)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value.AsSpan(position), key);
            position += 2;
        }

        return value;
    }

    private static byte[]? Protocols(byte[] octets)
    {
        var value = new List<byte>(octets.Length + 1) { 0 };
        var start = 0;
        for (var i = 0; i <= octets.Length; i++)
        {
            if (i == octets.Length || octets[i] == ',')
            {
                var length = value.Count - start - 1;
                if (length is 0 or > 255)
                {
                    return null;
                }

                value[start] = (byte)length;
                start = value.Count;
                value.Add(0);
                continue;
            }

            if (octets[i] == '\\' && (++i == octets.Length || octets[i] is not ((byte)',' or (byte)'\\')))
            {
                return null;
            }

            value.Add(octets[i]);
        }

        return [.. value[..^1]];
    }

    private static byte[]? Addresses(byte[] octets, int size)
    {
        var value = new List<byte>();
        Span<byte> address = stackalloc byte[16];
        foreach (var range in octets.AsSpan().Split((byte)','))
        {
            var part = octets.AsSpan(range);
            if (!(size == 4 ? TextNumbers.TryIpv4(part, address) : TextNumbers.TryIpv6(part, address)))
            {
                return null;
            }

            value.AddRange(address[..size]);
        }

        return [.. value];
    }

    private static byte[]? FromBase64(byte[] octets)
    {
        var value = new byte[Base64.GetMaxDecodedFromUtf8Length(octets.Length)];
        return Base64.DecodeFromUtf8(octets, value, out var consumed, out var written) == System.Buffers.OperationStatus.Done && consumed == octets.Length
            ? value[..written]
            : null;
    }
}
