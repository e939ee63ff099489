using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>What texts about proofs of absence have in common.</summary>
internal static class DenialWords
{
    /// <summary>What the response claims, to follow "that": "www.example. has no A records".</summary>
    public static string Claim(DenialCheck check) => check.Kind switch
    {
        DenialKind.NameError => $"{check.Name} does not exist",
        DenialKind.NoDs => $"{check.Name} has no DS records",
        DenialKind.WildcardAnswer => $"nothing closer to {check.Name} than the wildcard exists",
        _ => $"{check.Name} has no {check.Type} records",
    };

    /// <summary>The response that carries the proof.</summary>
    public static string Response(DenialCheck check) =>
        check.Exchange.Question is { } question
            ? $"response of {check.Exchange.Server} to {question}, {Say.Time(check.Exchange.At)}"
            : $"response of {check.Exchange.Server}, {Say.Time(check.Exchange.At)}";

    /// <summary>An NSEC record in presentation form.</summary>
    public static string Record(NameSpan span) => $"{span.Owner} NSEC {span.Next} {Types(span.Types)}";

    /// <summary>An NSEC3 record, shortened to what its proof rests on.</summary>
    public static string Record(HashSpan span) =>
        $"{span.Owner} NSEC3, next hash {span.NextHash}{(span.IsOptOut ? ", opt-out" : "")}, types: {Types(span.Types)}";

    /// <summary>The types of a bitmap, or that there are none.</summary>
    public static string Types(TypeBitmap types) => types.Any() ? types.ToString() : "(none)";

    /// <summary>Where a name lies against a span of names.</summary>
    public static string Order(NameSpan span, DomainName name) =>
        span.Owner == name ? $"{Record(span)}: the record is the name's own"
        : span.Covers(name) ? $"{span.Owner} < {name} < {(span.WrapsAround ? $"end of the zone (next is {span.Next})" : span.Next)}: covered"
        : name.CompareTo(span.Owner) < 0 ? $"{name} < {span.Owner} NSEC {span.Next}: the span begins after the name"
        : $"{span.Owner} NSEC {span.Next} ≤ {name}: the span ends before the name";

    /// <summary>Where a hash lies against a span of hashes.</summary>
    public static string Order(HashSpan span, HashedName hashed) =>
        span.Matches(hashed.Hash) ? $"owner hash {span.OwnerHash} = H({hashed.Name}): matched"
        : span.Covers(hashed.Hash) ? $"owner hash {span.OwnerHash} < H({hashed.Name}) = {hashed.Hash} < next hash {span.NextHash}{(span.WrapsAround ? " (the last span, which goes round)" : "")}: covered"
        : span.WrapsAround ? $"next hash {span.NextHash} ≤ H({hashed.Name}) = {hashed.Hash} < owner hash {span.OwnerHash}: the last span of the zone, and the hash lies outside"
        : string.CompareOrdinal(hashed.Hash, span.OwnerHash) < 0 ? $"H({hashed.Name}) = {hashed.Hash} < owner hash {span.OwnerHash} < next hash {span.NextHash}: the span begins after the hash"
        : $"owner hash {span.OwnerHash} < next hash {span.NextHash} ≤ H({hashed.Name}) = {hashed.Hash}: the span ends before the hash";

    /// <summary>A part of a proof, to follow "proves" or "needs".</summary>
    public static string Part(DenialPart part, DenialCheck check) => part switch
    {
        DenialPart.MatchName => $"a record at {check.Name} itself",
        DenialPart.TypeAbsent => $"that {check.Type} is not among the types at {check.Name}",
        DenialPart.CoverName => $"that {check.Name} does not exist",
        DenialPart.ClosestEncloser => check.ClosestEncloser is { } encloser ? $"that the closest encloser is {encloser}" : "which ancestor is the closest encloser",
        DenialPart.NextCloser => check.NextCloser is { } closer ? $"that the next closer name {closer} does not exist" : "that the next closer name does not exist",
        DenialPart.WildcardAbsent => check.ClosestEncloser?.Wildcard is { } wildcard ? $"that the wildcard {wildcard} does not exist" : "that no wildcard could have answered",
        DenialPart.WildcardTypeAbsent => check.ClosestEncloser?.Wildcard is { } wildcard ? $"that the wildcard {wildcard} has no {check.Type}" : $"that the wildcard has no {check.Type}",
        DenialPart.OptOut => "that unsigned delegations may lie in the span (opt-out)",
        _ => "a record from the right side of the zone cut",
    };
}
