using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>When a signature counts by its inception and expiration, as a policy reads them, and when that changes.</summary>
internal static class SignaturePeriod
{
    private const long Circle = 1L << 32;

    /// <summary>Whether a signature is out of its time at an instant (RFC 4035 §5.3.1; RFC 4034 §3.1.5: serial number arithmetic).</summary>
    public static SignatureProblems Problems(Rrsig rrsig, ResolverPolicy policy, DateTimeOffset at)
    {
        if (policy.Has(ResolverHabits.PlainSignatureTimes) ? rrsig.Expiration.Seconds < rrsig.Inception.Seconds : rrsig.Expiration.IsBefore(rrsig.Inception))
        {
            return SignatureProblems.NeverValid;
        }

        var skew = Skew(rrsig, policy);
        if (policy.Has(ResolverHabits.PlainSignatureTimes))
        {
            var now = unchecked((uint)at.ToUnixTimeSeconds());
            return rrsig.Inception.Seconds > now + (uint)skew.TotalSeconds ? SignatureProblems.NotYetValid
                : rrsig.Expiration.Seconds < (policy.Skew.InceptionOnly ? now : now - (uint)skew.TotalSeconds) ? SignatureProblems.Expired
                : SignatureProblems.None;
        }

        // Both ends of the skew are looked at: with a window of half the numbers' circle the earlier one lies on its far side.
        return rrsig.Inception.IsAfter(at) && rrsig.Inception.IsAfter(Later(at, skew)) ? SignatureProblems.NotYetValid
            : rrsig.Expiration.IsBefore(at) && rrsig.Expiration.IsBefore(policy.Skew.InceptionOnly ? at : Earlier(at, skew)) ? SignatureProblems.Expired
            : SignatureProblems.None;
    }

    /// <summary>The first instant after <paramref name="at"/> at which <see cref="Problems"/> says something else; null where there is none within 136 years.</summary>
    /// <remarks>It can change only where the time, or the time with the skew, comes to one of the two fields, to its far side of the circle, or to zero.</remarks>
    public static DateTimeOffset? NextChange(Rrsig rrsig, ResolverPolicy policy, DateTimeOffset at)
    {
        var (inception, expiration, skew) = ((long)rrsig.Inception.Seconds, (long)rrsig.Expiration.Seconds, (long)Skew(rrsig, policy).TotalSeconds);
        var now = at.ToUnixTimeSeconds();
        var standing = Problems(rrsig, policy, at);
        ReadOnlySpan<long> marks =
        [
            inception, inception - skew, inception + (Circle / 2) + 1, inception + (Circle / 2) + 1 - skew,
            expiration + 1, expiration + 1 + skew, expiration + (Circle / 2), expiration + (Circle / 2) + skew,
            0, skew, -skew,
        ];
        long? next = null;
        foreach (var mark in marks)
        {
            var ahead = (((mark - now - 1) % Circle) + Circle) % Circle;
            var second = now + 1 + ahead;
            if (second <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && (next is null || second < next)
                && Problems(rrsig, policy, DateTimeOffset.FromUnixTimeSeconds(second)) != standing)
            {
                next = second;
            }
        }

        return next is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private static TimeSpan Skew(Rrsig rrsig, ResolverPolicy policy) =>
        policy.Skew.For(TimeSpan.FromSeconds(unchecked(rrsig.Expiration.Seconds - rrsig.Inception.Seconds)));

    // The ends of time are judged as well: no instant is out of range.
    private static DateTimeOffset Later(DateTimeOffset at, TimeSpan skew) => DateTimeOffset.MaxValue - at < skew ? DateTimeOffset.MaxValue : at + skew;

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeSpan skew) => at - DateTimeOffset.MinValue < skew ? DateTimeOffset.MinValue : at - skew;
}
