using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The only key with the tag and algorithm of an RRSIG is revoked.</summary>
/// <remarks>RFC 5011 §2.1: "Once the resolver sees the REVOKE bit, it MUST NOT use this key as a trust anchor or for any other purpose except to validate the RRSIG it signed over the DNSKEY RRSet specifically for the purpose of validating the revocation."</remarks>
public sealed class RrsigKeyRevoked : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-key-revoked", Severity.Error, "RFC 5011 §2.1", ExtendedErrorCode.DnskeyMissing, "DNSKEY_REVOKED_RRSIG");

    /// <summary>The signature by a revoked key.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.KeyRevoked))
        {
            yield return new Found(subject);
        }
    }
}
