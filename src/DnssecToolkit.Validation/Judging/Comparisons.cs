using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What can only be seen across servers, and exchanges that gave nothing.</summary>
internal static class Comparisons
{
    /// <summary>The subjects for the rules about exchanges and about servers side by side.</summary>
    public static IEnumerable<object> Of(Capture capture, EvidenceView view, Judgement judgement, DateTimeOffset at)
    {
        foreach (var (zone, question) in judgement.Asked)
        {
            foreach (var exchange in capture.Recorded(question)
                .GroupBy(exchange => exchange.Server)
                .Select(group => EvidenceView.Latest(group, at)))
            {
                yield return new ObservedExchange(zone, exchange) { ZoneWasSeen = view.LooksLikeApex(zone) };
            }

            var responses = view.Responses(question);
            if (responses.Length > 1)
            {
                yield return new ServerComparison(
                    zone,
                    question,
                    [.. StatusesOf(judgement, question)],
                    [.. responses.Select(exchange => (exchange.Server, EvidenceView.In(exchange, question.Name, question.Type).FirstOrDefault()?.Set))])
                {
                    Exchanges = responses,
                };
            }
        }
    }

    /// <summary>The serial of the last SOA of these zones that a server sent, the deepest zone first.</summary>
    public static uint? SerialOf(Capture capture, ServerAddress server, DateTimeOffset at, IReadOnlyList<DomainName> zones)
    {
        var index = SightingIndex.Of(capture);
        return zones
            .OrderByDescending(zone => zone.LabelCount)
            .Select(zone => index.Sets(zone, RecordType.Soa)
                .Where(seen => seen.Server == server && seen.Exchange.At <= at && seen.Section != Section.Additional && seen.Set.Set.Data[0] is Soa)
                .MaxBy(seen => (seen.Exchange.At, ((Soa)seen.Set.Set.Data[0]).Serial)))
            .Select(seen => (seen?.Set.Set.Data[0] as Soa)?.Serial)
            .FirstOrDefault(serial => serial is not null);
    }

    private static IEnumerable<(ServerAddress Server, SecurityStatus Status)> StatusesOf(Judgement judgement, Question question)
    {
        foreach (var segment in judgement.Segments)
        {
            if (segment.Question == question)
            {
                foreach (var response in segment.Responses)
                {
                    yield return (response.Exchange.Server, response.Status);
                }
            }

            foreach (var link in segment.Links)
            {
                if (question.Type == RecordType.Dnskey && link.Zone == question.Name)
                {
                    foreach (var keySet in link.KeySets)
                    {
                        yield return (keySet.RRset.Subject.Server, keySet.IsValid ? SecurityStatus.Secure : SecurityStatus.Bogus);
                    }
                }

                if (question.Type == RecordType.Ds && link.Zone == question.Name)
                {
                    foreach (var set in link.DsSets)
                    {
                        yield return (set.Subject.Server, set.IsValid ? SecurityStatus.Secure : SecurityStatus.Bogus);
                    }

                    foreach (var proof in link.NoDsProofs)
                    {
                        yield return (proof.Exchange.Server, proof.Outcome is DenialOutcome.Failed or DenialOutcome.BudgetSpent ? SecurityStatus.Bogus : SecurityStatus.Insecure);
                    }
                }
            }
        }
    }
}
