namespace DnssecToolkit.Validation;

/// <summary>What a validator may say of an answer (RFC 4033 §5, RFC 4035 §4.3).</summary>
public enum SecurityStatus
{
    /// <summary>A chain of signed DNSKEY and DS RRsets leads from a trust anchor to the answer.</summary>
    Secure,

    /// <summary>It is proved that no such chain exists below some name.</summary>
    Insecure,

    /// <summary>There should be a chain, but it does not hold.</summary>
    Bogus,

    /// <summary>It cannot be told: no trust anchor covers the name, or the evidence lacks records that are needed.</summary>
    Indeterminate,
}
