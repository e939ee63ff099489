namespace DnssecToolkit.Captures;

/// <summary>A packet as a capture file holds it. Valid until the next packet is read.</summary>
internal readonly ref struct PacketRecord
{
    /// <summary>When it was seen, in UTC ticks of <see cref="DateTime"/>.</summary>
    public required long Ticks { get; init; }

    /// <summary>What the first octets are (the LINKTYPE registry).</summary>
    public required int LinkType { get; init; }

    /// <summary>The octets that were kept.</summary>
    public required ReadOnlySpan<byte> Octets { get; init; }

    /// <summary>Where the octets begin in the file.</summary>
    public required long Offset { get; init; }
}

/// <summary>A file of packets.</summary>
internal interface IPacketFile
{
    /// <summary>Reads the next packet; false at the end.</summary>
    bool TryNext(out PacketRecord packet);
}
