using System.Collections.Immutable;
using System.Text.Json;

namespace DnssecToolkit.Validation;

/// <summary>The values of one part of a profile. Each is an object with <c>value</c>, <c>source</c> and <c>confidence</c>, so that nobody has to trust a number without a source.</summary>
/// <param name="profile">The profile, for complaints.</param>
/// <param name="part">The part, <c>cache</c> or <c>validation</c>.</param>
/// <param name="like">The values of the profile that this one is like: they hold where this one has none of its own.</param>
internal sealed class SourcedValues(string profile, JsonElement part, SourcedValues? like)
{
    private readonly ImmutableDictionary<string, Provenance>.Builder _provenance = ImmutableDictionary.CreateBuilder<string, Provenance>();

    public ImmutableDictionary<string, Provenance> Provenance => _provenance.ToImmutable();

    /// <summary>The value of a name, whose source is remembered.</summary>
    public JsonElement Value(string name)
    {
        if (like is not null && (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(name, out _)))
        {
            var inherited = like.Value(name);
            _provenance[name] = like._provenance[name];
            return inherited;
        }

        if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(name, out var sourced) || sourced.ValueKind != JsonValueKind.Object || !sourced.TryGetProperty("value", out var value))
        {
            throw Wrong(name, "is missing, or is not an object with \"value\", \"source\" and \"confidence\"");
        }

        var source = sourced.TryGetProperty("source", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        var confidence = sourced.TryGetProperty("confidence", out text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(confidence))
        {
            throw Wrong(name, "needs a \"source\" and a \"confidence\"");
        }

        _provenance[name] = new Provenance(source, confidence);
        return value;
    }

    /// <summary>Refuses a name that means nothing here: a slip of the pen would else leave the old value in force.</summary>
    public void AllowOnly(params ReadOnlySpan<string> known)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in part.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new FormatException($"The profile {profile}: there is no value \"{property.Name}\"; there are {string.Join(", ", known!)}.");
            }
        }
    }

    public uint Seconds(string name) => ToSeconds(Value(name), name);

    public uint ToSeconds(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out var seconds) ? seconds : throw Wrong(name, $"is {value.GetRawText()}, not a number of seconds");

    /// <summary>Yes or no; null is no.</summary>
    public bool Flag(JsonElement value, string name, string? inside = null)
    {
        if (inside is not null && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(inside, out value)))
        {
            throw Wrong(name, $"has no \"{inside}\"");
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw Wrong(name, $"is {value.GetRawText()}, not true or false"),
        };
    }

    /// <summary>A list of numbers that fit into 16 bits.</summary>
    public ImmutableArray<ushort> Numbers(string name)
    {
        var value = Value(name);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetUInt16(out var number) ? number : throw Wrong(name, $"has {item.GetRawText()}, which is no code point"))]
            : throw Wrong(name, "is no list of numbers");
    }

    /// <summary>A number inside of a value; null where it is left out or null.</summary>
    public static double? Number(JsonElement value, string inside) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(inside, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    public FormatException Wrong(string name, string what) => new($"The profile {profile}: \"{name}\" {what}.");
}
