using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What the names asked for in a recording are to a zone, as their chains of trust tell.</summary>
internal static class RecordedNames
{
    /// <summary>The zone where most of the trouble sits; without trouble the deepest one that everything was asked below.</summary>
    public static DomainName ZoneInQuestion(IReadOnlyList<(Question Question, Verdict Verdict, ChainOfTrust Chain)> judged)
    {
        var causes = judged.Select(one => one.Verdict).OfType<Verdict.Bogus>().GroupBy(bogus => bogus.Cause.Place.Zone).ToList();
        if (causes.Count > 0)
        {
            return causes.OrderByDescending(zone => zone.Count()).ThenBy(zone => zone.Key).First().Key;
        }

        var zones = judged.SelectMany(one => one.Chain.Segments.Take(1)).SelectMany(segment => segment.Links).Select(link => link.Zone).ToHashSet();
        return judged.Select(one => one.Question.Name).Where(name => !name.IsRoot).Aggregate((DomainName?)null, (common, name) => common is null ? name : common.CommonAncestor(name)) is { } shared
            ? Enumerable.Range(0, shared.LabelCount + 1).Select(labels => shared.Ancestor(shared.LabelCount - labels)).FirstOrDefault(zones.Contains, DomainName.Root)
            : DomainName.Root;
    }

    /// <summary>The verdicts on what is at or below the zone; questions that serve the chain alone (DNSKEY, DS and NS of a child) stand for the child.</summary>
    public static List<NameVerdict> Of(IEnumerable<(Question Question, Verdict Verdict, ChainOfTrust Chain)> judged, DomainName zone)
    {
        var verdicts = new List<NameVerdict>();
        foreach (var (question, verdict, chain) in judged)
        {
            if (question.Name.IsAtOrBelow(zone) && Classify(question, zone, chain) is { } found)
            {
                verdicts.Add(new NameVerdict(found.Kind, found.Name, question, verdict.Status, (verdict as Verdict.Bogus)?.Cause));
            }
        }

        return verdicts;
    }

    /// <summary>Whether the evidence ends at a zone whose DS holds: what is below it was not recorded, but nothing so far is wrong.</summary>
    public static bool ReachesSignedChild(ChainOfTrust chain) =>
        chain.Segments is [{ Links: [.., { Parent: not null, DsSets: [{ IsValid: true }, ..] }] }, ..];

    private static (NameKind Kind, DomainName Name)? Classify(Question question, DomainName zone, ChainOfTrust chain)
    {
        if (chain.Segments.IsEmpty)
        {
            return null;
        }

        var segment = chain.Segments[0];
        if (segment.Links.FirstOrDefault(link => link.Parent == zone) is { } child)
        {
            return (child.DsSets.IsEmpty ? NameKind.UnsignedChild : NameKind.SignedChild, child.Zone);
        }

        if (segment.Links.LastOrDefault()?.Zone != zone)
        {
            return null; // the chain breaks above: the zone is as good as gone, and nothing in it can be told apart
        }

        var response = segment.Responses.FirstOrDefault();
        if (question.Type == RecordType.Ds && response?.Denial is { Kind: DenialKind.NoDs or DenialKind.NoData } && question.Name != zone)
        {
            return (NameKind.UnsignedChild, question.Name);
        }

        if (question.Type == RecordType.Ds && response?.Kind == ResponseKind.Positive)
        {
            return (NameKind.SignedChild, question.Name);
        }

        return response?.Kind switch
        {
            ResponseKind.NameError => (NameKind.AbsentName, question.Name),
            ResponseKind.NoData => (NameKind.AbsentType, question.Name),
            ResponseKind.Positive or ResponseKind.Alias => (question.Name == zone ? NameKind.Apex : response.Denial is null ? NameKind.Data : NameKind.Wildcard, question.Name),
            _ => null,
        };
    }
}
