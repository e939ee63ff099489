namespace DnssecToolkit.Captures;

/// <summary>How the query travelled.</summary>
public enum Transport
{
    /// <summary>DNS over UDP (RFC 1035 §4.2.1).</summary>
    Udp,

    /// <summary>DNS over TCP (RFC 1035 §4.2.2, RFC 7766).</summary>
    Tcp,

    /// <summary>DNS over TLS (RFC 7858).</summary>
    Tls,

    /// <summary>DNS over HTTPS (RFC 8484).</summary>
    Https,

    /// <summary>DNS over QUIC (RFC 9250).</summary>
    Quic,

    /// <summary>No transport: the message was read from a file, or a zone file answered in place of a server.</summary>
    File,
}
