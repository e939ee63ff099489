using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>Instants, servers, verdicts and reasons of timelines in words.</summary>
internal static class TimelineWords
{
    /// <summary>An instant of a day to the second, as <c>19:30:50</c>.</summary>
    public static string Clock(DateTimeOffset instant) => instant.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A day, as <c>2026-05-05</c>.</summary>
    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant, as <c>2026-05-05 19:30:50</c>.</summary>
    public static string Instant(DateTimeOffset instant) => $"{Day(instant)} {Clock(instant)}";

    /// <summary>An instant within limits, on its own day: <c>19:29:50…19:30:50</c>.</summary>
    public static string Within(DateTimeOffset from, DateTimeOffset to) =>
        Instant(from) == Instant(to) ? Clock(to)
        : Day(from) == Day(to) ? $"{Clock(from)}…{Clock(to)}"
        : $"{Instant(from)}…{Clock(to)}";

    /// <summary>An instant within limits, with its day: <c>2026-05-05 19:30:50 UTC (not before 19:29:50)</c>.</summary>
    public static string Known(DateTimeOffset notBefore, DateTimeOffset at) =>
        Instant(notBefore) == Instant(at) ? $"{Instant(at)} UTC"
        : $"{Instant(at)} UTC (not before {(Day(notBefore) == Day(at) ? Clock(notBefore) : Instant(notBefore))})";

    /// <summary>A stretch of time: <c>2026-05-05 19:30:50 to 22:14:50</c>.</summary>
    public static string Stretch(DateTimeOffset from, DateTimeOffset to) => Day(from) == Day(to) ? $"{Instant(from)} to {Clock(to)}" : $"{Instant(from)} to {Instant(to)}";

    /// <summary>A duration by its two largest units: <c>2 h 44 min</c>.</summary>
    public static string Duration(TimeSpan duration) => Rounded(TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds)));

    private static string Rounded(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1 } => Units(duration.Days, "d", duration.Hours, "h"),
        { TotalHours: >= 1 } => Units(duration.Hours, "h", duration.Minutes, "min"),
        { TotalMinutes: >= 1 } => Units(duration.Minutes, "min", duration.Seconds, "s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
    };

    /// <summary>A count with its noun.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A server by address, and by name where both are known.</summary>
    public static string Server(ServerAddress server) => server is { Name: { } name, IsNameOnly: false } ? $"{server} {name}" : server.ToString();

    /// <summary>The word of a status.</summary>
    public static string Word(SecurityStatus status) => StatusBadge.Word(status);

    /// <summary>What is wrong, in the words of the report; empty unless bogus.</summary>
    public static string Cause(Verdict verdict) => verdict is Verdict.Bogus bogus ? $"{Explainer.Explain(bogus.Cause).Message} ({bogus.Cause.Place})" : "";

    /// <summary>The record that decides a change, as <c>de. DS</c>; empty where none does.</summary>
    public static string Deciding(VerdictChange change) =>
        change.Kind is ChangeKind.RecordChanged or ChangeKind.TtlPassed && change.Proof is { Minimal.IsEmpty: false } proof
            ? string.Join(" and ", proof.Minimal.Select(difference => $"{difference.Owner} {difference.Type}{(difference.HashedApex is { } apex ? $" (of {apex} itself)" : "")}"))
            : SignatureOf(change) is { } signature ? $"{signature.Subject.Owner} {signature.Rrsig.TypeCovered}"
            : change.Causes.OfType<EvidenceChange.Answered>().FirstOrDefault() is { } answered ? answered.After.Question?.ToString() ?? ""
            : "";

    /// <summary>Why the verdict changed.</summary>
    public static string Why(VerdictChange change) => change.Kind switch
    {
        ChangeKind.RecordChanged when change.Proof is { } proof => Proved(proof),
        ChangeKind.RecordChanged => "answers otherwise: " + string.Join(", ", change.Causes.OfType<EvidenceChange.Answered>().Select(answered => $"{answered.After.Question}").Distinct()),
        ChangeKind.SignatureExpired or ChangeKind.SignatureBegan when SignatureOf(change) is { } signature => Period(signature, change),
        ChangeKind.AnchorChanged => string.Join(", ", change.Causes.OfType<EvidenceChange.AnchorPeriod>().Select(anchor =>
            string.Create(CultureInfo.InvariantCulture, $"the trust anchor {anchor.KeyTag} of {anchor.Zone} {(anchor.Begins ? "comes into force" : "goes out of force")}"))),
        ChangeKind.TtlPassed => TtlPassed(change),
        _ => "",
    };

    /// <summary>The signature whose time decided: the one that the cause is about, where several have the same time.</summary>
    public static EvidenceChange.SignatureTime? SignatureOf(VerdictChange change)
    {
        var all = change.Causes.OfType<EvidenceChange.SignatureTime>().ToList();
        var place = (change.After as Verdict.Bogus ?? change.Before as Verdict.Bogus)?.Cause.Place;
        return all.Find(signature => place is not null && signature.Subject.Owner == place.Owner && signature.Rrsig.KeyTag == place.KeyTag && signature.Rrsig.TypeCovered == place.Covered) ?? all.FirstOrDefault();
    }

    private static string Proved(FlipProof proof) =>
        (proof.Minimal.IsEmpty ? proof.ResponseCode ?? "" : string.Join("; together with ", proof.Minimal)) + (proof is { ResponseCode: { } code, Minimal.IsEmpty: false } ? $"; {code}" : "");

    private static string Period(EvidenceChange.SignatureTime signature, VerdictChange change)
    {
        var rrsig = signature.Rrsig;
        var others = change.Causes.OfType<EvidenceChange.SignatureTime>().Select(other => other.Rrsig).Distinct().Count() - 1;
        var which = string.Create(CultureInfo.InvariantCulture, $"the RRSIG over {signature.Subject.Owner} {rrsig.TypeCovered} by key {rrsig.KeyTag}");
        var named = signature.Begins ? rrsig.Inception.ToInstant(change.At) : rrsig.Expiration.ToInstant(change.At);
        var skew = (signature.Begins ? named - change.At : change.At - named.AddSeconds(1)).Duration();
        return (signature.Begins ? $"{which} begins to count (inception {Instant(named)})" : $"{which} ran out; its last good second was {Instant(named)}")
            + (skew > TimeSpan.Zero ? $", with {Duration(skew)} of skew that this policy forgives" : "")
            + (others > 0 ? $"; {Count(others, "other signature")} in the same second" : "");
    }

    private static string TtlPassed(VerdictChange change)
    {
        var sets = (change.Proof?.Minimal ?? []).Select(difference => difference.Before).OfType<SignedRRset>().ToList();
        return sets.Count == 0 ? "a TTL has passed" : string.Join(" and ", sets.Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"the TTL of {set.Owner} {set.Type} ({set.Set.Ttl} s) has passed in every cache that fetched it while it was served")));
    }

    private static string Units(int more, string unit, int less, string smaller) =>
        string.Create(CultureInfo.InvariantCulture, $"{more} {unit}{(less == 0 ? "" : $" {less} {smaller}")}");
}
