using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The only key with the tag and algorithm of an RRSIG lacks the zone key flag.</summary>
/// <remarks>RFC 4034 §2.1.1: "If bit 7 has value 0, then the DNSKEY record holds some other type of DNS public key and MUST NOT be used to verify RRSIGs that cover RRsets."</remarks>
public sealed class RrsigKeyNotZoneKey : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-key-not-zone-key", Severity.Error, "RFC 4034 §2.1.1", ExtendedErrorCode.NoZoneKeyBitSet);

    /// <summary>The signature by a key without the zone key flag.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.KeyNotZoneKey))
        {
            yield return new Found(subject);
        }
    }
}
