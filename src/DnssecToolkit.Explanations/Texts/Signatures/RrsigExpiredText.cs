using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-expired</c>.</summary>
internal static class RrsigExpiredText
{
    internal static Explanation Explain(RrsigExpired.Found found)
    {
        var rrsig = found.Check.Rrsig;
        var expiration = rrsig.Expiration.ToInstant(found.Check.At);
        return new Explanation(
            "the signature has expired",
            $"RRSIG over {found.Place.Owner} {rrsig.TypeCovered} by key {rrsig.KeyTag} expired at {Say.Time(expiration)}, {Say.Duration(found.Check.At - expiration)} before the instant judged",
            "re-sign the zone, then find out why the signer did not run before the signatures ended",
            $"valid from {Say.Time(rrsig.Inception.ToInstant(found.Check.At))} to {Say.Time(expiration)}; judged at {Say.Time(found.Check.At)}");
    }
}
