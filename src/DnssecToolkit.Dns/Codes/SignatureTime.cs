using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>A time of an RRSIG: seconds since 1970-01-01T00:00:00Z modulo 2^32, compared by serial number arithmetic (RFC 4034 §3.1.5, RFC 1982).</summary>
public readonly record struct SignatureTime(uint Seconds)
{
    /// <summary>The time of an instant; fractions of a second are dropped.</summary>
    public static SignatureTime FromInstant(DateTimeOffset instant) => new(unchecked((uint)instant.ToUnixTimeSeconds()));

    /// <summary>Whether this time lies before the instant, by RFC 1982: less than 2^31 seconds before it. The instant's own second is not before.</summary>
    public bool IsBefore(DateTimeOffset instant) => IsBefore(FromInstant(instant));

    /// <summary>Whether this time lies after the instant, by RFC 1982. The instant's own second is not after.</summary>
    public bool IsAfter(DateTimeOffset instant) => FromInstant(instant).IsBefore(this);

    /// <summary>Whether this time lies before another, by RFC 1982. Two times 2^31 apart have no order: neither is before the other.</summary>
    public bool IsBefore(SignatureTime other) => unchecked(other.Seconds - Seconds) is > 0 and < 0x8000_0000;

    /// <summary>The instant with this value that lies nearest to <paramref name="reference"/> (the value itself repeats every 136 years).</summary>
    public DateTimeOffset ToInstant(DateTimeOffset reference)
    {
        var near = reference.ToUnixTimeSeconds();
        var seconds = near + unchecked((int)(Seconds - (uint)near));
        return DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
    }

    /// <summary>Reads YYYYMMDDHHmmSS in UTC, or a decimal number of seconds (RFC 4034 §3.2).</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SignatureTime time)
    {
        time = default;
        if (text.Length == 14)
        {
            if (!DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            {
                return false;
            }

            time = FromInstant(new DateTimeOffset(instant, TimeSpan.Zero));
            return true;
        }

        var parsed = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        time = new SignatureTime(seconds);
        return parsed;
    }

    /// <summary>YYYYMMDDHHmmSS in UTC, read as a time from 1970 to 2106.</summary>
    public override string ToString() =>
        DateTimeOffset.FromUnixTimeSeconds(Seconds).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
