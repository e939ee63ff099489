using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Since when a question fails for its reason, as far as the evidence goes back.</summary>
internal static class Onset
{
    private const int MostInstants = 96;

    /// <summary>Judges backwards at every instant at which the record at fault was seen, or at which one of its signatures began or ended, until it does not fail for this reason.</summary>
    public static FailingSince? Of(
        Capture evidence, TrustAnchors anchors, NameVerdict failing, DateTimeOffset at, ResolverPolicy policy, CancellationToken cancellation)
    {
        var place = failing.Cause!.Place;
        var type = place.Covered ?? place.Type;
        var seen = evidence.Exchanges.Where(exchange => exchange.At <= at && Holds(exchange, place.Owner, type)).ToList();
        var signatures = seen.Concat(evidence.Ask(failing.Question, at)).Concat(evidence.Ask(new Question(place.Owner, type), at))
            .SelectMany(exchange => RecordsOf(exchange).Where(record => record.Owner == place.Owner).Select(record => record.Data).OfType<Rrsig>().Where(rrsig => rrsig.TypeCovered == type))
            .ToList();
        // A zone file does not say since when it is served: there only the end of a signature tells something.
        var isRecorded = !evidence.Exchanges.IsEmpty;
        var turns = signatures.Select(rrsig => (At: rrsig.Expiration.ToInstant(at).AddSeconds(1), IsExact: true))
            .Concat(isRecorded ? signatures.Select(rrsig => (At: rrsig.Inception.ToInstant(at), IsExact: true)).Concat(seen.Select(exchange => (At: NextSecond(exchange.At), IsExact: false))) : [])
            .Where(turn => turn.At < at && (!isRecorded || turn.At > evidence.Start!.Value))
            .GroupBy(turn => turn.At, (instant, same) => (At: instant, IsExact: same.All(turn => turn.IsExact)))
            .OrderByDescending(turn => turn.At)
            .Take(MostInstants);
        var first = at;
        foreach (var (instant, isExact) in turns)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Fails(evidence, anchors, failing, instant, policy))
            {
                return new FailingSince(instant, first);
            }

            first = instant;
            if (isExact && !Fails(evidence, anchors, failing, instant.AddSeconds(-1), policy))
            {
                return new FailingSince(instant.AddSeconds(-1), instant);
            }
        }

        return isRecorded ? new FailingSince(null, first) : null;
    }

    private static bool Fails(Capture evidence, TrustAnchors anchors, NameVerdict failing, DateTimeOffset instant, ResolverPolicy policy) =>
        new QuestionSeries(evidence, anchors, instant, policy).Judge(failing.Question).Verdict is Verdict.Bogus bogus && bogus.Cause.Code == failing.Cause!.Code && bogus.Cause.Place == failing.Cause.Place;

    /// <summary>The first whole second at which what came at an instant counts.</summary>
    private static DateTimeOffset NextSecond(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds((instant.ToUnixTimeMilliseconds() + 999) / 1000 * 1000);

    private static bool Holds(Exchange exchange, DomainName owner, RecordType type) => RecordsOf(exchange).Any(record => record.Type == type && record.Owner == owner);

    private static IEnumerable<ResourceRecord> RecordsOf(Exchange exchange) =>
        exchange.Response is { } response ? response.Answer.Concat(response.Authority) : [];
}
