namespace DnssecToolkit.Cryptography.Batch;

/// <summary>
/// The multiples of one fixed point that make its multiplication a matter of look-ups: for each window j of the scalar, the points
/// k * 2^(bits * j) * P for k = 1 ... 2^(bits - 1). Digits are signed, so the other half is had by negation.
/// </summary>
internal sealed class P256Table
{
    private readonly P256Point[] _points;

    /// <summary>The table of <paramref name="point"/> with windows of <paramref name="bits"/> bits.</summary>
    public P256Table(P256Point point, int bits)
    {
        Bits = bits;
        Windows = WindowsOf(bits);
        var size = WindowSize;
        _points = new P256Point[Windows * size];
        var bases = point.Doublings(bits, Windows);
        for (var j = 0; j < Windows; j++)
        {
            _points[j * size] = bases[j];
        }

        // With 1 ... m known in every window, adding m to each gives m + 1 ... 2m.
        var most = Windows * (size / 2);
        var adder = new P256BatchAdder(most);
        var sums = new P256Point[most];
        var addends = new P256Point[most];
        var atInfinity = new bool[most];
        for (var known = 1; known < size; known *= 2)
        {
            for (var j = 0; j < Windows; j++)
            {
                _points.AsSpan(j * size, known).CopyTo(sums.AsSpan(j * known));
                addends.AsSpan(j * known, known).Fill(_points[(j * size) + known - 1]);
            }

            var count = Windows * known;
            adder.Add(sums.AsSpan(0, count), atInfinity.AsSpan(0, count), addends.AsSpan(0, count), []);
            for (var j = 0; j < Windows; j++)
            {
                sums.AsSpan(j * known, known).CopyTo(_points.AsSpan((j * size) + known));
            }
        }
    }

    /// <summary>The width of a window.</summary>
    public int Bits { get; }

    /// <summary>How many windows cover a scalar.</summary>
    public int Windows { get; }

    private int WindowSize => 1 << (Bits - 1);

    /// <summary>The points of a window: the one at k - 1 is k * 2^(bits * window) * P.</summary>
    public ReadOnlySpan<P256Point> Window(int window) => _points.AsSpan(window * WindowSize, WindowSize);

    /// <summary>How many windows of so many bits cover 256 bits.</summary>
    public static int WindowsOf(int bits) => (256 + bits - 1) / bits;

    /// <summary>
    /// The signed digits of a scalar below n, each from -2^(bits - 1) to 2^(bits - 1), one for every window, written
    /// <paramref name="stride"/> apart.
    /// </summary>
    public static void Recode(in U256 scalar, int bits, Span<short> digits, int stride)
    {
        // A scalar above n/2 is exchanged for its opposite: then it is below 2^255 and the last digit leaves no carry.
        var negative = U256.IsLess(P256Order.Half, scalar);
        var magnitude = negative ? U256.Subtract(P256Order.Order, scalar, out _) : scalar;
        var half = 1 << (bits - 1);
        var carry = 0;
        var windows = WindowsOf(bits);
        for (var j = 0; j < windows; j++)
        {
            var digit = BitsAt(magnitude, j * bits, bits) + carry;
            carry = digit > half ? 1 : 0;
            digit -= carry << bits;
            digits[j * stride] = (short)(negative ? -digit : digit);
        }
    }

    private static int BitsAt(in U256 number, int position, int count)
    {
        var limb = position >> 6;
        var shift = position & 63;
        var value = Limb(number, limb) >> shift;
        if (shift + count > 64)
        {
            value |= Limb(number, limb + 1) << (64 - shift);
        }

        return (int)value & ((1 << count) - 1);
    }

    private static ulong Limb(in U256 number, int limb) => limb switch
    {
        0 => number.L0,
        1 => number.L1,
        2 => number.L2,
        3 => number.L3,
        _ => 0,
    };
}
