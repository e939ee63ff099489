namespace DnssecToolkit.Captures;

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
