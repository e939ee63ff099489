using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>
/// The header and the first question of a DNS message (RFC 1035 §4.1.1 and §4.1.2), read without allocation and without
/// judging the rest: enough to tell queries from responses and to match the two.
/// </summary>
internal readonly ref struct MessageOutline
{
    /// <summary>The length of a header.</summary>
    public const int HeaderLength = 12;

    private const int MaximumNameLength = 255;

    private readonly ReadOnlySpan<byte> message;

    private MessageOutline(ReadOnlySpan<byte> message, int questionLength)
    {
        this.message = message;
        QuestionLength = questionLength;
    }

    /// <summary>The transaction ID.</summary>
    public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(message);

    /// <summary>The second 16 bits of the header.</summary>
    public ushort Flags => BinaryPrimitives.ReadUInt16BigEndian(message[2..]);

    /// <summary>The QR bit.</summary>
    public bool IsResponse => (message[2] & 0x80) != 0;

    /// <summary>The OPCODE.</summary>
    public int Opcode => (message[2] >> 3) & 0xf;

    /// <summary>The RCODE of the header, without the extension of EDNS.</summary>
    public int ResponseCode => message[3] & 0xf;

    /// <summary>Length of the first question on the wire; 0 when there is none or it cannot be read.</summary>
    public int QuestionLength { get; }

    /// <summary>The first question on the wire: name, type, class.</summary>
    public ReadOnlySpan<byte> Question => message.Slice(HeaderLength, QuestionLength);

    /// <summary>QDCOUNT, ANCOUNT, NSCOUNT or ARCOUNT (0 to 3).</summary>
    public int Count(int section) => BinaryPrimitives.ReadUInt16BigEndian(message[(4 + (2 * section))..]);

    /// <summary>The QTYPE; only where there is a question.</summary>
    public ushort QuestionType => BinaryPrimitives.ReadUInt16BigEndian(Question[^4..]);

    /// <summary>The QCLASS; only where there is a question.</summary>
    public ushort QuestionClass => BinaryPrimitives.ReadUInt16BigEndian(Question[^2..]);

    /// <summary>Reads the header; false when there are fewer than 12 octets.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out MessageOutline outline)
    {
        if (message.Length < HeaderLength)
        {
            outline = default;
            return false;
        }

        var questionLength = 0;
        if ((message[4] | message[5]) != 0)
        {
            var nameEnd = EndOfPlainName(message, HeaderLength);
            if (nameEnd > 0 && nameEnd + 4 <= message.Length)
            {
                questionLength = nameEnd + 4 - HeaderLength;
            }
        }

        outline = new MessageOutline(message, questionLength);
        return true;
    }

    /// <summary>
    /// Whether the octets are a DNS message beyond reasonable doubt, on whatever port they came: known opcode, one question,
    /// counts that fit the octets to the last one, and a query without an RCODE.
    /// </summary>
    public static bool IsUnmistakable(ReadOnlySpan<byte> message)
    {
        if (!TryRead(message, out var outline) || outline.QuestionLength == 0 || outline.Count(0) != 1 || outline.Opcode is 3 or > 6)
        {
            return false;
        }

        if (!outline.IsResponse && (outline.ResponseCode != 0 || (outline.Opcode == 0 && outline.Count(1) != 0)))
        {
            return false;
        }

        return EndOfRecords(message, HeaderLength + outline.QuestionLength, outline.Count(1) + outline.Count(2) + outline.Count(3)) == message.Length;
    }

    /// <summary>Whether two questions on the wire are the same but for the case of ASCII letters (RFC 4343).</summary>
    public static bool SameQuestion(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        if (left.Length != right.Length || left.Length < 5 || !left[^4..].SequenceEqual(right[^4..]))
        {
            return false;
        }

        // The length octets of labels are below 64 and so are not touched by the folding.
        for (var at = 0; at < left.Length - 4; at++)
        {
            if (Fold(left[at]) != Fold(right[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static byte Fold(byte octet) => octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;

    // A name without compression: the first question has nothing before it to point at. -1 when it is malformed.
    private static int EndOfPlainName(ReadOnlySpan<byte> message, int start)
    {
        var at = start;
        while (at < message.Length)
        {
            var length = message[at];
            if (length == 0)
            {
                return at + 1 - start <= MaximumNameLength ? at + 1 : -1;
            }

            if (length > 63)
            {
                return -1;
            }

            at += 1 + length;
        }

        return -1;
    }

    // Walks records by their lengths only. -1 when they do not fit.
    private static int EndOfRecords(ReadOnlySpan<byte> message, int start, int count)
    {
        var at = start;
        for (; count > 0; count--)
        {
            while (true)
            {
                if (at >= message.Length)
                {
                    return -1;
                }

                var length = message[at];
                if (length == 0)
                {
                    at++;
                    break;
                }

                if (length >= 0xc0)
                {
                    at += 2;
                    break;
                }

                if (length > 63)
                {
                    return -1;
                }

                at += 1 + length;
            }

            if (at + 10 > message.Length)
            {
                return -1;
            }

            at += 10 + BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            if (at > message.Length)
            {
                return -1;
            }
        }

        return at;
    }
}
