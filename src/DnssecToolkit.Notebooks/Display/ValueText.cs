using System.Collections;
using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>One value as one short text, the same on every machine: invariant numbers, UTC times, octets in hex.</summary>
internal static class ValueText
{
    private const int MostItems = 8;
    private const int MostOctets = 32;

    /// <summary>The text of a value in a cell of a table; null is empty.</summary>
    public static string Of(object? value) => Of(value, depth: 0);

    private static string Of(object? value, int depth)
    {
        switch (value)
        {
            case null:
                return "";
            case string text:
                return text;
            case bool truth:
                return truth ? "true" : "false";
            case DateTimeOffset instant:
                return instant.ToUniversalTime().ToString(
                    instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss.ffffff'Z'",
                    CultureInfo.InvariantCulture);
            case DateTime moment:
                return moment.ToString(moment.Kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            case SecurityStatus status:
                return StatusBadge.Word(status);
            case byte[] octets:
                return Octets(octets);
            case ReadOnlyMemory<byte> octets:
                return Octets(octets.Span);
            case IFormattable formattable:
                return formattable.ToString(null, CultureInfo.InvariantCulture);
            case IEnumerable items when depth < 2 && !OverridesToString(value.GetType()):
                return Items(items, depth);
            default:
                return value.ToString() ?? "";
        }
    }

    /// <summary>Whether a type says for itself how it reads. A collection's own type name is no text.</summary>
    public static bool OverridesToString(Type type)
    {
        var declaring = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        return declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType);
    }

    private static string Items(IEnumerable items, int depth)
    {
        // A default ImmutableArray throws on enumeration; it is as good as empty here.
        if (items.GetType() is { IsValueType: true } type && type.GetProperty("IsDefault")?.GetValue(items) is true)
        {
            return "";
        }

        var texts = new List<string>();
        foreach (var item in items)
        {
            if (texts.Count == MostItems)
            {
                texts.Add("…");
                break;
            }

            texts.Add(Of(item, depth + 1));
        }

        return string.Join(", ", texts);
    }

    private static string Octets(ReadOnlySpan<byte> octets) => octets.Length <= MostOctets
        ? Convert.ToHexStringLower(octets)
        : $"{Convert.ToHexStringLower(octets[..MostOctets])}… ({octets.Length} octets)";
}
