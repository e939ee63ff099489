using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No DNSKEY of the zone has the key tag and algorithm of an RRSIG.</summary>
/// <remarks>RFC 4035 §5.3.1: "The RRSIG RR's Signer's Name, Algorithm, and Key Tag fields MUST match the owner name, algorithm, and key tag for some DNSKEY RR in the zone's apex DNSKEY RRset."</remarks>
public sealed class RrsigKeyMissing : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-key-missing", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The signature whose key is not published, with what is known of other signatures under the same tag.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.KeyMissing) && subject.SameTag is null && !subject.Has(SignatureProblems.AlgorithmUnsupported))
        {
            yield return new Found(subject);
        }
    }
}
