namespace DnssecToolkit.Captures;

/// <summary>The payload of an IP packet, whole or a fragment, without the headers of the network layer.</summary>
internal readonly ref struct Datagram(byte protocol, UInt128 source, UInt128 destination, ReadOnlySpan<byte> payload, int wholeLength)
{
    /// <summary>The protocol of the payload: 17 UDP, 6 TCP ...</summary>
    public byte Protocol { get; } = protocol;

    /// <summary>Who sent it.</summary>
    public UInt128 Source { get; } = source;

    /// <summary>To whom.</summary>
    public UInt128 Destination { get; } = destination;

    /// <summary>What was kept of the payload.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>How long the payload was on the wire; more than is kept when the recording cut the packet.</summary>
    public int WholeLength { get; } = Math.Max(wholeLength, payload.Length);

    /// <summary>When the first piece was seen; only for reassembled datagrams.</summary>
    public long Ticks { get; init; }

    /// <summary>Where the first piece is in the file; only for reassembled datagrams.</summary>
    public long Offset { get; init; }

    /// <summary>The datagram behind an extension header whose first octet names the next protocol.</summary>
    public Datagram Behind(int length) => new(Payload[0], Source, Destination, Payload[length..], WholeLength - length);
}

/// <summary>A DNS message seen on the wire.</summary>
internal readonly ref struct Observation
{
    /// <summary>When, in UTC ticks.</summary>
    public required long Ticks { get; init; }

    /// <summary>Where in the file.</summary>
    public required long Offset { get; init; }

    /// <summary>Who sent it.</summary>
    public required Endpoint Source { get; init; }

    /// <summary>To whom.</summary>
    public required Endpoint Destination { get; init; }

    /// <summary>UDP or TCP.</summary>
    public required Transport Transport { get; init; }

    /// <summary>What is there of the message.</summary>
    public required ReadOnlySpan<byte> Message { get; init; }

    /// <summary>How long the message was; more than is there when some of it is missing.</summary>
    public required int WholeLength { get; init; }

    /// <summary>The TCP connection, which may end before the answer comes.</summary>
    public TcpConnection? Connection { get; init; }
}

/// <summary>What both directions of a TCP connection share.</summary>
internal sealed class TcpConnection
{
    /// <summary>How it ended when it did not end well; null otherwise.</summary>
    public string? Failure { get; set; }
}
