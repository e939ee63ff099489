namespace DnssecToolkit.Captures;

/// <summary>The formats that can be read.</summary>
public enum CaptureFormat
{
    /// <summary>libpcap's format, in all its variants.</summary>
    Pcap,

    /// <summary>pcapng.</summary>
    Pcapng,

    /// <summary>RFC 8427, one exchange a line: the native format. JSON text sequences (RFC 7464) as well.</summary>
    JsonLines,

    /// <summary>One or more messages as hexadecimal text with <c>#</c> lines that say where they come from.</summary>
    HexText,

    /// <summary>A zone file (RFC 1035 §5): with a SOA it stands in for a server, without one each RRset counts as an answer.</summary>
    ZoneFile,

    /// <summary>dnstap in Frame Streams, as BIND, Unbound, Knot DNS, Knot Resolver, PowerDNS and <c>fstrm_capture</c> write it.</summary>
    Dnstap,

    /// <summary>The JSON that <c>dnsviz probe</c> writes, versions 1.x. That of <c>dnsviz grok</c> holds no messages.</summary>
    DnsVizProbe,

    /// <summary>What dig, kdig, drill and delv print; the messages are made anew from it.</summary>
    DigText,

    /// <summary>The log of a validating resolver: no messages, only hints.</summary>
    ResolverLog,
}
