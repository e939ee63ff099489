using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Tells whether a response comes from the side of a zone cut that may answer.</summary>
internal static class ResponseSide
{
    /// <summary>Whether a response can be an answer of the zone: neither a referral nor from the wrong side of a cut.</summary>
    /// <param name="exchange">The response.</param>
    /// <param name="question">The question.</param>
    /// <param name="zone">The zone that must answer.</param>
    /// <param name="takesSoaAbove">Whether a denial may come with the SOA of a zone above.</param>
    public static bool MayAnswer(Exchange exchange, Question question, DomainName zone, bool takesSoaAbove = false)
    {
        var message = exchange.Response!;
        if (!message.Answer.IsEmpty)
        {
            return true;
        }

        return !IsReferral(message, zone) && (takesSoaAbove || !IsAboveZone(message, zone)) && !(question.Type == RecordType.Ds && IsChildSide(message, question.Name));
    }

    /// <summary>Whether a response denies a DS from the parent's side; the child's servers know nothing of it (RFC 4035 §3.1.4.1).</summary>
    public static bool MayDenyDs(Exchange exchange, DomainName child) =>
        exchange.Response!.Answer.IsEmpty && !IsChildSide(exchange.Response, child) && !IsReferralAbove(exchange.Response, child);

    /// <summary>Whether the response names the servers of the child and gives no answer.</summary>
    public static bool RefersTo(Exchange exchange, DomainName child) =>
        exchange.Response is { } message && message.Answer.IsEmpty && message.Authority.Any(record => record.Type == RecordType.Ns && record.Owner == child);

    /// <summary>Whether the response can be expected to carry signatures: false where it is known that DO was not set.</summary>
    public static bool WasAskedForDnssec(Exchange exchange) =>
        exchange.QueryMessage is { } query ? query.Edns?.DnssecOk == true
        : exchange.Response?.Edns is not { DnssecOk: false } || exchange.Response.Answer.Concat(exchange.Response.Authority).Any(record => record.Type == RecordType.Rrsig);

    private static bool IsReferral(Message message, DomainName zone) =>
        message.ResponseCode == ResponseCode.NoError
        && !message.Authority.Any(record => record.Type == RecordType.Soa)
        && message.Authority.Any(record => record.Type == RecordType.Ns && (record.Owner.IsBelow(zone) || !message.IsAuthoritative));

    /// <summary>Whether the servers of a zone between the responder's and the child are named: the responder is too far up to know.</summary>
    private static bool IsReferralAbove(Message message, DomainName child) =>
        !message.Authority.Any(record => record.Type == RecordType.Soa)
        && message.Authority.Any(record => record.Type == RecordType.Ns && child.IsBelow(record.Owner));

    private static bool IsAboveZone(Message message, DomainName zone) =>
        message.Authority.FirstOrDefault(record => record.Type == RecordType.Soa) is { } soa && zone.IsBelow(soa.Owner);

    private static bool IsChildSide(Message message, DomainName child) =>
        message.Authority.FirstOrDefault(record => record.Type == RecordType.Soa) is { } soa && !child.IsRoot && soa.Owner.IsAtOrBelow(child);
}
