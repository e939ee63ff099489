namespace DnssecToolkit.Dns;

/// <summary>The kinds of fields that plain types are made of.</summary>
internal enum RdataField
{
    UInt8,
    UInt16,
    UInt32,
    Seconds,
    Time,
    Type,
    Algorithm,
    CertificateType,
    Ipv4,

    /// <summary>Eight octets, written as four groups of hexadecimal digits with colons (RFC 6742 §2).</summary>
    Locator64,

    /// <summary>Six octets, written in hexadecimal with hyphens (RFC 7043 §3).</summary>
    Eui48,

    /// <summary>Eight octets, written in hexadecimal with hyphens (RFC 7043 §4).</summary>
    Eui64,

    /// <summary>A name that may come compressed and is lower case in canonical form (RFC 4034 §6.2, RFC 3597 §4 and §7).</summary>
    Name,

    /// <summary>A name of a newer type: never compressed, its case is kept (RFC 3597 §4 and §7).</summary>
    NewName,

    /// <summary>A character-string.</summary>
    String,

    /// <summary>A character-string that may be absent at the end.</summary>
    OptionalString,

    /// <summary>Everything that is left, in base64.</summary>
    Base64,

    /// <summary>Everything that is left, in hexadecimal.</summary>
    Hex,

    /// <summary>The kind of the gateway that follows (RFC 4025 §2.3).</summary>
    GatewayType,

    /// <summary>A flag and the kind of the relay that follows (RFC 8777 §4.2), written as two numbers.</summary>
    RelayType,

    /// <summary>Nothing, an IPv4 address, an IPv6 address or a name, as the field before says. Of other kinds the whole has no text.</summary>
    Gateway,

    /// <summary>A prefix length, a part of an IPv6 address and a name (RFC 2874 §3.1). The text is the generic one.</summary>
    A6,

    /// <summary>Everything that is left, without a text form of its own: the whole is written as RFC 3597 §5 has it.</summary>
    Opaque,
}
