using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response brings both NSEC and NSEC3 records.</summary>
/// <remarks>RFC 5155 §10.4: "Upon the addition of the NSEC3PARAM RRSet, the server switches to serving negative and wildcard responses with NSEC3 RRs according to this specification."</remarks>
public sealed class NsecAndNsec3Mixed : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-and-nsec3-mixed", Severity.Warning, "RFC 5155 §10.4");

    /// <summary>The proof and the number of records of each kind.</summary>
    public sealed record Found(DenialCheck Check, int Nsecs, int Nsec3s) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { NameSpans.IsEmpty: false, HashSpans.IsEmpty: false })
        {
            yield return new Found(subject, subject.NameSpans.Length, subject.HashSpans.Length);
        }
    }
}
