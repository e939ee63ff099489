namespace DnssecToolkit.Captures;

/// <summary>Writes captures: as RFC 8427 lines, which keep everything, and as pcap or dnstap, which other tools open.</summary>
public static class CaptureWriter
{
    /// <summary>Writes one RFC 8427 object a line; see <c>FORMAT.md</c>. What is written reads back the same.</summary>
    /// <param name="stream">Where to; is not closed.</param>
    /// <param name="exchanges">The exchanges, in the order in which they shall stand.</param>
    /// <param name="withRecords">Whether to write every record in readable form beside the octets.</param>
    public static void WriteJsonLines(Stream stream, IEnumerable<Exchange> exchanges, bool withRecords = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(exchanges);
        using var writer = new JsonLinesWriter(withRecords);
        foreach (var exchange in exchanges)
        {
            stream.Write(writer.Line(exchange));
        }
    }

    /// <summary>Writes a pcap file (nanoseconds, raw IP) with a packet for each message, in the order of time.</summary>
    /// <remarks>
    /// Addresses that are not known are made up: clients are 198.18.0.1 and fd00::1, a server of which only the name is known is 0.0.0.0.
    /// TLS, HTTPS and QUIC become TCP, with the port as it was; what was read from text becomes UDP. Of an unreadable response there is what there was of it. Names, reasons of failures and stand-ins are not kept.
    /// </remarks>
    /// <param name="stream">Where to; is not closed.</param>
    /// <param name="capture">What to write.</param>
    public static void WritePcap(Stream stream, Capture capture)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(capture);
        PcapWriter.Write(stream, capture.Exchanges);
    }

    /// <summary>Writes a dnstap file (Frame Streams) with a frame for each message, query before response, exchange by exchange.</summary>
    /// <remarks>
    /// Role, identity and version are those of <see cref="Exchange.Recorder"/>; without one the role is <c>TOOL</c>. What is not known is left out: the client,
    /// the address of a server of which only the name is known, the protocol of what was read from a file. Of an unreadable response there is what there was of it.
    /// Names of servers, reasons of failures and stand-ins are not kept.
    /// </remarks>
    /// <param name="stream">Where to; is not closed.</param>
    /// <param name="exchanges">The exchanges, in the order in which they shall stand.</param>
    public static void WriteDnstap(Stream stream, IEnumerable<Exchange> exchanges)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(exchanges);
        DnstapWriter.Write(stream, exchanges);
    }
}
