using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The labels field of an RRSIG is larger than the owner's number of labels.</summary>
/// <remarks>RFC 4035 §5.3.1: "The number of labels in the RRset owner name MUST be greater than or equal to the value in the RRSIG RR's Labels field."</remarks>
public sealed class RrsigLabelsExceedOwner : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-labels-exceed-owner", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.DnssecBogus, "RRSIG_LABELS_EXCEED_RRSET_OWNER_LABELS");

    /// <summary>The signature with too many labels.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.LabelsExceedOwner))
        {
            yield return new Found(subject);
        }
    }
}
