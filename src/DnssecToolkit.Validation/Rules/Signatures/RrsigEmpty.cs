using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The signature field of an RRSIG has no octets.</summary>
/// <remarks>RFC 4034 §3.1.8: "The Signature field contains the cryptographic signature that covers the RRSIG RDATA (excluding the Signature field) and the RRset specified by the RRSIG owner name, RRSIG class, and RRSIG Type Covered field."</remarks>
public sealed class RrsigEmpty : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-empty", Severity.Error, "RFC 4034 §3.1.8", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The RRSIG without a signature.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Rrsig.Signature.IsEmpty && !subject.Has(SignatureProblems.SignerNotZone))
        {
            yield return new Found(subject);
        }
    }
}
