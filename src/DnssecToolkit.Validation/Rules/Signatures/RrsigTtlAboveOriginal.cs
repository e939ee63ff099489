namespace DnssecToolkit.Validation;

/// <summary>The TTL of RRSIG records is larger than the original TTL they sign.</summary>
/// <remarks>RFC 4035 §2.2: "The RRSIG RR's TTL is equal to the TTL of the RRset"</remarks>
public sealed class RrsigTtlAboveOriginal : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-ttl-above-original", Severity.Error, "RFC 4035 §2.2", null, "ORIGINAL_TTL_EXCEEDED_RRSIG");

    /// <summary>The RRset, the TTL of its signatures and the original TTL.</summary>
    public sealed record Found(RRsetCheck Check, uint SignatureTtl, uint OriginalTtl) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        var original = subject.Signatures.IsEmpty ? uint.MaxValue : subject.Signatures.Min(signature => signature.Rrsig.OriginalTtl);
        if (subject.Subject.Set.SignatureTtl is { } ttl && ttl > original && subject.Subject.Set.Set.Ttl <= original)
        {
            yield return new Found(subject, ttl, original) { DecidesNothing = true };
        }
    }
}
