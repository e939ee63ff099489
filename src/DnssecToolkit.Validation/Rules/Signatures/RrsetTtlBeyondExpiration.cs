namespace DnssecToolkit.Validation;

/// <summary>The TTL of an RRset reaches beyond the expiration of its last signature.</summary>
/// <remarks>RFC 4035 §5.3.3: "If the resolver accepts the RRset as authentic, the validator MUST set the TTL of the RRSIG RR and each RR in the authenticated RRset to a value no greater than the minimum of:" One of the values that follow is "the difference of the RRSIG RR's Signature Expiration time and the current time". The duty is the validator's; hence a warning.</remarks>
public sealed class RrsetTtlBeyondExpiration : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-ttl-beyond-expiration", Severity.Warning, "RFC 4035 §5.3.3", null, "TTL_BEYOND_EXPIRATION");

    /// <summary>The RRset and when its last signature ends.</summary>
    public sealed record Found(RRsetCheck Check, DateTimeOffset LastExpiration, TimeSpan Beyond) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        var usable = subject.Signatures.Where(signature => signature.IsValid && !signature.Rrsig.Expiration.IsBefore(signature.At)).ToList();
        if (usable.Count > 0)
        {
            var last = usable.Max(signature => signature.Rrsig.Expiration.ToInstant(signature.At));
            var beyond = usable[0].At.AddSeconds(subject.Subject.Set.Set.Ttl) - last;
            if (beyond > TimeSpan.Zero)
            {
                yield return new Found(subject, last, beyond);
            }
        }
    }
}
