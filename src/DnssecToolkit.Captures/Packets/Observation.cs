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

    /// <summary>Whether it is a response, where the source says so; null leaves it to the message and the ports.</summary>
    public bool? IsResponse { get; init; }

    /// <summary>Who recorded it, where the source says so: messages of different roles do not belong together.</summary>
    public Recorder? Recorder { get; init; }

    /// <summary>Of a response, when its query was asked, where the source says so; in UTC ticks.</summary>
    public long? AskedTicks { get; init; }

    /// <summary>Of a response, its query, where the source has both in one.</summary>
    public ReadOnlySpan<byte> Query { get; init; }

    /// <summary>The TCP connection, which may end before the answer comes.</summary>
    public TcpConnection? Connection { get; init; }
}
