using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The signer's name of an RRSIG lies neither above nor below the zone that holds the RRset.</summary>
/// <remarks>RFC 4035 §5.3.1: "The RRSIG RR's Signer's Name field MUST be the name of the zone that contains the RRset."</remarks>
public sealed class RrsigSignerBeside : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-signer-beside", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.DnssecBogus, "SIGNER_NOT_ZONE");

    /// <summary>The signature whose signer is another zone.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.SignerNotZone) && !subject.Zone.IsBelow(subject.Rrsig.SignersName) && !subject.Rrsig.SignersName.IsBelow(subject.Zone))
        {
            yield return new Found(subject);
        }
    }
}
