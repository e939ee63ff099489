using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A link fails and no other rule says why.</summary>
/// <remarks>RFC 4033 §5: "Bogus: The validating resolver has a trust anchor and a secure delegation indicating that subsidiary data is signed, but the response fails to validate for some reason".</remarks>
public static class LinkBroken
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info = new("link-broken", Severity.Error, "RFC 4033 §5", ExtendedErrorCode.DnssecBogus);

    /// <summary>The place at which the chain ends.</summary>
    public sealed record Found(Place At) : Finding(Info, At);
}
