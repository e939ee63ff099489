using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrset-ttl-beyond-expiration</c>.</summary>
internal static class RrsetTtlBeyondExpirationText
{
    internal static Explanation Explain(RrsetTtlBeyondExpiration.Found found) => new(
        "the data outlive their signature in caches",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type} may be cached for {found.Check.Subject.Set.Set.Ttl} s, {Say.Duration(found.Beyond)} longer than its signature holds",
        "renew signatures when more than the TTL is left of them",
        $"the last signature ends at {Say.Time(found.LastExpiration)}",
        "a validating cache cuts the TTL; one that does not validate may hand out data with an expired signature");
}
