namespace DnssecToolkit.Validation;

/// <summary>The TTL of an RRset is larger than the original TTL in its signature.</summary>
/// <remarks>RFC 4035 §2.2: "The RRSIG Original TTL field is equal to the TTL of the RRset"</remarks>
public sealed class RrsetTtlAboveOriginal : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-ttl-above-original", Severity.Error, "RFC 4035 §2.2", null, "ORIGINAL_TTL_EXCEEDED_RRSET");

    /// <summary>The RRset and the original TTL that was signed.</summary>
    public sealed record Found(RRsetCheck Check, uint OriginalTtl) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        var original = subject.Signatures.IsEmpty ? uint.MaxValue : subject.Signatures.Min(signature => signature.Rrsig.OriginalTtl);
        if (subject.Subject.Set.Set.Ttl > original)
        {
            yield return new Found(subject, original) { DecidesNothing = true };
        }
    }
}
