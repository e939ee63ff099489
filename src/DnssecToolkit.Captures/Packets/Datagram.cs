namespace DnssecToolkit.Captures;

/// <summary>The payload of an IP packet, whole or a fragment, without the headers of the network layer.</summary>
internal readonly ref struct Datagram(byte protocol, AddressBits source, AddressBits destination, ReadOnlySpan<byte> payload, int wholeLength)
{
    /// <summary>The protocol of the payload: 17 UDP, 6 TCP ...</summary>
    public byte Protocol { get; } = protocol;

    /// <summary>Who sent it.</summary>
    public AddressBits Source { get; } = source;

    /// <summary>To whom.</summary>
    public AddressBits Destination { get; } = destination;

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
