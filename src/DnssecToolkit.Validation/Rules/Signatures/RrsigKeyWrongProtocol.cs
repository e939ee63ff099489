using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The only key with the tag and algorithm of an RRSIG has a protocol other than 3.</summary>
/// <remarks>RFC 4034 §2.1.2: "The Protocol Field MUST have value 3, and the DNSKEY RR MUST be treated as invalid during signature verification if it is found to be some value other than 3."</remarks>
public sealed class RrsigKeyWrongProtocol : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-key-wrong-protocol", Severity.Error, "RFC 4034 §2.1.2", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The signature by a key of another protocol.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.KeyWrongProtocol))
        {
            yield return new Found(subject);
        }
    }
}
