using System.Buffers.Binary;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Whether what came back is the response to a query (RFC 5452 §9.1): identifier and question must be the query's.</summary>
internal static class ResponseMatch
{
    private const int HeaderLength = 12;

    /// <summary>The exchange of a query with what came back: answered, or unreadable with the reason why it is no response to it.</summary>
    public static Exchange Judge(DateTimeOffset at, Attempt attempt, ReadOnlyMemory<byte> octets)
    {
        var answered = attempt.Exchange(at, new Outcome.Answered(octets));
        return Objection(answered, attempt.Query.Span, octets.Span) is { } reason
            ? attempt.Exchange(at, new Outcome.Unreadable(octets, reason))
            : answered;
    }

    /// <summary>Whether the sender knew the identifier, whatever else is wrong: then it was the server, and there is no use in waiting for another datagram.</summary>
    public static bool HasIdentifier(ReadOnlySpan<byte> query, ReadOnlySpan<byte> octets) =>
        octets.Length >= HeaderLength && octets[..2].SequenceEqual(query[..2]) && (octets[2] & 0x80) != 0;

    private static string? Objection(Exchange exchange, ReadOnlySpan<byte> query, ReadOnlySpan<byte> octets)
    {
        if (octets.Length < HeaderLength)
        {
            return "shorter than the header of a message";
        }

        if (!octets[..2].SequenceEqual(query[..2]))
        {
            return FormattableString.Invariant(
                $"the identifier is {BinaryPrimitives.ReadUInt16BigEndian(octets)}; the query's is {BinaryPrimitives.ReadUInt16BigEndian(query)}");
        }

        if (exchange.Response is not { } response)
        {
            return $"not a message: {exchange.ResponseError}";
        }

        if (!response.IsResponse)
        {
            return "not a response: QR is 0";
        }

        // A server that could not read the query may leave the question out.
        return response.Questions.IsEmpty && response.ResponseCode != ResponseCode.NoError ? null
            : response.Questions is [var only] && only == exchange.QueryMessage?.Question ? null
            : $"the question is {response.Question?.ToString() ?? "missing"}; the query's is {exchange.QueryMessage?.Question}";
    }
}
