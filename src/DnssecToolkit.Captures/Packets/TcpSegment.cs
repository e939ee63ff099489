namespace DnssecToolkit.Captures;

/// <summary>A TCP segment.</summary>
internal readonly ref struct TcpSegment
{
    public const byte Fin = 1;
    public const byte Syn = 2;
    public const byte Rst = 4;

    public required long Ticks { get; init; }

    public required long Offset { get; init; }

    public required Endpoint Source { get; init; }

    public required Endpoint Destination { get; init; }

    public required uint Sequence { get; init; }

    public required byte Flags { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Whether the recording keeps less than the segment had.</summary>
    public required bool IsCut { get; init; }
}
