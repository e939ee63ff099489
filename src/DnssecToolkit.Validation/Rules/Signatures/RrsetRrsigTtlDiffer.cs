namespace DnssecToolkit.Validation;

/// <summary>An authoritative answer gives an RRset and its RRSIG records different TTLs.</summary>
/// <remarks>RFC 4034 §3: "The TTL value of an RRSIG RR MUST match the TTL value of the RRset it covers." Where one of them exceeds the original TTL, that is the flaw, and its own rule tells it.</remarks>
public sealed class RrsetRrsigTtlDiffer : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-rrsig-ttl-differ", Severity.Error, "RFC 4034 §3", null, "RRSET_TTL_MISMATCH");

    /// <summary>The RRset and the TTL of its signatures.</summary>
    public sealed record Found(RRsetCheck Check, uint SignatureTtl) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        var original = subject.Signatures.IsEmpty ? uint.MaxValue : subject.Signatures.Min(signature => signature.Rrsig.OriginalTtl);
        if (subject.Subject.Exchange.Response is { IsAuthoritative: true }
            && subject.Subject.Set.SignatureTtl is { } ttl
            && ttl != subject.Subject.Set.Set.Ttl && ttl <= original && subject.Subject.Set.Set.Ttl <= original)
        {
            yield return new Found(subject, ttl) { DecidesNothing = true };
        }
    }
}
