using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>Reads code points that are written as a prefix and a decimal number, in the manner of RFC 3597 §5.</summary>
internal static class CodeText
{
    public static bool TryParseNumbered(string? text, string prefix, int maximum, out int number)
    {
        number = 0;
        return text is not null
            && text.Length > prefix.Length
            && text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number <= maximum;
    }
}
