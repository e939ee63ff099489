using System.Globalization;
using System.Text.Json;

namespace DnssecToolkit.Captures;

/// <summary>The members of a JSON object, read with care: a member of the wrong kind is an error that says so.</summary>
internal readonly struct JsonMembers(JsonElement element)
{
    private readonly JsonElement element = element;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public JsonMembers? Object(string name) => Find(name, JsonValueKind.Object) is { } value ? new JsonMembers(value) : null;

    public string? Text(string name) => Find(name, JsonValueKind.String)?.GetString();

    public decimal? Number(string name)
    {
        if (Find(name, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        return value.TryGetDecimal(out var number) ? number : throw new FormatException($"{name} is a number out of range");
    }

    /// <summary>A whole number of so many bits; false and true stand for 0 and 1 (RFC 8427 §2.1 has both in use).</summary>
    public ushort? Bits(string name, int count)
    {
        if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True ? (ushort)1 : (ushort)0;
        }

        return Number(name) switch
        {
            null => null,
            { } number when number >= 0 && number < 1 << count && number == decimal.Truncate(number) => (ushort)number,
            { } number => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is {number}, which does not fit {count} bits")),
        };
    }

    public uint? UInt32(string name) => Number(name) switch
    {
        null => null,
        { } number when number is >= 0 and <= uint.MaxValue && number == decimal.Truncate(number) => (uint)number,
        _ => throw new FormatException($"{name} does not fit 32 bits"),
    };

    public byte[]? Octets(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (text.Length % 2 != 0 || text.AsSpan().ContainsAnyExcept(HexDigits))
        {
            throw new FormatException($"{name} is not hexadecimal");
        }

        return Convert.FromHexString(text);
    }

    /// <summary>A truth value; false where there is none.</summary>
    public bool Flag(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Octets in base64; null for null.</summary>
    public byte[]? Base64(string name)
    {
        if (Find(name, JsonValueKind.String) is not { } value)
        {
            return null;
        }

        return value.TryGetBytesFromBase64(out var octets) ? octets : throw new FormatException($"{name} is not base64");
    }

    /// <summary>A whole number of 16 bits where the member is one; null where it is something else.</summary>
    public int? Argument(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetUInt16(out var number) ? number : null;

    /// <summary>A text or a number as text; null where the member is something else.</summary>
    public string? Any(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    /// <summary>An array of pairs: a number of 16 bits and octets in hexadecimal digits.</summary>
    public IEnumerable<(ushort Number, byte[] Octets)> Pairs(string name)
    {
        if (Find(name, JsonValueKind.Array) is not { } array)
        {
            yield break;
        }

        foreach (var pair in array.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[0].ValueKind != JsonValueKind.Number || !pair[0].TryGetUInt16(out var number)
                || pair[1].ValueKind != JsonValueKind.String || pair[1].GetString() is not { } hex || hex.Length % 2 != 0 || hex.AsSpan().ContainsAnyExcept(HexDigits))
            {
                throw new FormatException($"{name} holds something else than pairs of a number and octets");
            }

            yield return (number, Convert.FromHexString(hex));
        }
    }

    public IEnumerable<JsonMembers> Array(string name)
    {
        if (Find(name, JsonValueKind.Array) is not { } array)
        {
            yield break;
        }

        foreach (var item in array.EnumerateArray())
        {
            yield return item.ValueKind == JsonValueKind.Object ? new JsonMembers(item) : throw new FormatException($"{name} holds something else than objects");
        }
    }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names()
    {
        foreach (var member in element.EnumerateObject())
        {
            yield return member.Name;
        }
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind ? value : throw new FormatException($"{name} is not {(kind == JsonValueKind.String ? "text" : kind.ToString().ToLowerInvariant())}");
    }
}
