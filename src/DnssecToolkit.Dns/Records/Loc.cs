using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>A place on the Earth (RFC 1876). Of versions but 0 nothing can be said: they are <see cref="UnknownRdata"/>.</summary>
public sealed class Loc : Rdata
{
    private const uint Equator = 1u << 31;
    private const uint PrimeMeridian = 1u << 31;
    private const int AltitudeZero = 10_000_000;
    private const byte DefaultSize = 0x12;
    private const byte DefaultHorizontalPrecision = 0x16;
    private const byte DefaultVerticalPrecision = 0x13;

    private Loc(byte[] wire)
        : base(RecordType.Loc, wire)
    {
    }

    /// <summary>Degrees north of the equator; south is negative.</summary>
    public double Latitude => (Field(4) - (double)Equator) / 3_600_000;

    /// <summary>Degrees east of the prime meridian; west is negative.</summary>
    public double Longitude => (Field(8) - (double)PrimeMeridian) / 3_600_000;

    /// <summary>Metres above the WGS 84 ellipsoid.</summary>
    public double Altitude => (Field(12) - (double)AltitudeZero) / 100;

    /// <summary>The diameter of the sphere around the place, in metres.</summary>
    public double Size => Centimetres(Wire.Span[1]) / 100.0;

    /// <summary>The horizontal precision, in metres.</summary>
    public double HorizontalPrecision => Centimetres(Wire.Span[2]) / 100.0;

    /// <summary>The vertical precision, in metres.</summary>
    public double VerticalPrecision => Centimetres(Wire.Span[3]) / 100.0;

    /// <summary>Degrees, minutes, seconds and metres; the form \# length hex where the octets have no exact text.</summary>
    public override string ToString()
    {
        uint latitude = Field(4), longitude = Field(8);
        if (AngleOf(latitude) > 90 * 3_600_000 || AngleOf(longitude) > 180 * 3_600_000 || !HasText(Wire.Span[1]) || !HasText(Wire.Span[2]) || !HasText(Wire.Span[3]))
        {
            return UnknownRdata.Present(Wire.Span);
        }

        var text = new StringBuilder();
        Angle(text, latitude, 'N', 'S');
        Angle(text, longitude, 'E', 'W');
        var altitude = Field(12) - (long)AltitudeZero;
        text.Append(CultureInfo.InvariantCulture, $"{(altitude < 0 ? "-" : "")}{Math.Abs(altitude) / 100}.{Math.Abs(altitude) % 100:D2}m");
        foreach (var octet in Wire.Span[1..4])
        {
            text.Append(CultureInfo.InvariantCulture, $" {Centimetres(octet) / 100}.{Centimetres(octet) % 100:D2}m");
        }

        return text.ToString();
    }

    internal static Rdata Read(ref WireReader reader)
    {
        var start = reader.Position;
        var wire = reader.Rest();
        if (wire.Length > 0 && wire[0] != 0)
        {
            return new UnknownRdata(RecordType.Loc, wire);
        }

        if (wire.Length != 16)
        {
            reader.Fail($"a location has 16 octets, not {wire.Length}", start);
        }
        else if (wire.AsSpan(1, 3).ContainsAnyExceptInRange((byte)0, (byte)0x99) || wire.AsSpan(1, 3).ToArray().Any(octet => (octet & 0xf) > 9))
        {
            reader.Fail("size and precision have digits above 9", start + 1);
        }

        return new Loc(wire);
    }

    internal static void ReadText(ref RdataText text)
    {
        var latitude = ReadAngle(ref text, "the latitude", 90, Equator, "N"u8, "S"u8);
        var longitude = ReadAngle(ref text, "the longitude", 180, PrimeMeridian, "E"u8, "W"u8);
        var altitude = ReadMetres(ref text, "the altitude", -AltitudeZero, uint.MaxValue - AltitudeZero) + AltitudeZero;
        var size = ReadLength(ref text, "the size", DefaultSize);
        var horizontal = ReadLength(ref text, "the horizontal precision", DefaultHorizontalPrecision);
        var vertical = ReadLength(ref text, "the vertical precision", DefaultVerticalPrecision);
        text.Octets.UInt8(0).UInt8(size).UInt8(horizontal).UInt8(vertical).UInt32(latitude).UInt32(longitude).UInt32((uint)altitude);
    }

    private uint Field(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Wire.Span[offset..]);

    private static long AngleOf(uint field) => Math.Abs(field - (long)Equator);

    private static long Centimetres(byte octet)
    {
        long value = octet >> 4;
        for (var power = octet & 0xf; power > 0; power--)
        {
            value *= 10;
        }

        return value;
    }

    /// <summary>Zero times a power of ten would come back as plain zero.</summary>
    private static bool HasText(byte octet) => octet is 0 or >= 0x10;

    private static void Angle(StringBuilder text, uint field, char positive, char negative)
    {
        var angle = AngleOf(field);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{angle / 3_600_000} {angle / 60_000 % 60} {angle / 1000 % 60}.{angle % 1000:D3} {(field >= Equator ? positive : negative)} ");
    }

    private static uint ReadAngle(ref RdataText text, string what, int maximum, uint zero, ReadOnlySpan<byte> positive, ReadOnlySpan<byte> negative)
    {
        long angle = 0;
        ReadOnlySpan<int> units = [3_600_000, 60_000, 1000];
        for (var i = 0; i < 4; i++)
        {
            if (i > 0 && text.TakeIf(positive))
            {
                return (uint)(zero + angle);
            }

            if (i > 0 && text.TakeIf(negative))
            {
                return (uint)(zero - angle);
            }

            if (i == 3 || !text.TryWord(what, out var word))
            {
                break;
            }

            if (!TryThousandths(word, i == 2, out var value) || value >= (i == 0 ? (maximum + 1) * 1000L : 60_000))
            {
                text.Fail($"{what} is written as degrees, minutes and seconds with up to three decimals, not {RdataText.Show(word)}");
                return 0;
            }

            angle += value * units[i] / 1000;
            if (angle > maximum * 3_600_000L)
            {
                text.Fail($"{what} is more than {maximum} degrees");
                return 0;
            }
        }

        text.Fail($"{what} ends with {(char)positive[0]} or {(char)negative[0]}");
        return 0;
    }

    private static byte ReadLength(ref RdataText text, string what, byte otherwise)
    {
        if (!text.HasMore)
        {
            return otherwise;
        }

        var value = ReadMetres(ref text, what, 0, 9_000_000_000);
        var power = 0;
        while (value > 9)
        {
            value /= 10;
            power++;
        }

        return (byte)((value << 4) | (uint)power);
    }

    /// <summary>Metres with up to two decimals and an optional "m", as centimetres.</summary>
    private static long ReadMetres(ref RdataText text, string what, long minimum, long maximum)
    {
        if (!text.TryWord(what, out var word))
        {
            return 0;
        }

        var digits = word is [.., (byte)'m' or (byte)'M'] ? word[..^1] : word;
        var negative = digits is [(byte)'-', ..];
        digits = negative ? digits[1..] : digits;
        if (!TryThousandths(digits, true, out var value) || value % 10 != 0 || (value /= negative ? -10 : 10) < minimum || value > maximum)
        {
            text.Fail($"{what} is a number of metres with up to two decimals, not {RdataText.Show(word)}");
            return 0;
        }

        return value;
    }

    /// <summary>A number with up to three decimals, as thousandths.</summary>
    private static bool TryThousandths(ReadOnlySpan<byte> text, bool decimals, out long value)
    {
        value = 0;
        var dot = text.IndexOf((byte)'.');
        var fraction = dot < 0 ? [] : text[(dot + 1)..];
        if (!TextNumbers.TryDecimal(dot < 0 ? text : text[..dot], uint.MaxValue, out var whole) || (dot >= 0 && (!decimals || fraction.Length is 0 or > 3)))
        {
            return false;
        }

        uint part = 0;
        if (!fraction.IsEmpty && !TextNumbers.TryDecimal(fraction, 999, out part))
        {
            return false;
        }

        value = (whole * 1000L) + (part * (fraction.Length switch { 1 => 100, 2 => 10, _ => 1 }));
        return true;
    }
}
