using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Puts everything that a walk checked to the rules and merges what several servers show alike.</summary>
internal sealed class FindingCollector(RuleContext context)
{
    private readonly Dictionary<(string Code, Place Place), (Finding Finding, HashSet<ServerAddress> Servers)> _found = [];
    private readonly HashSet<(string Code, Place Place)> _breaking = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The findings of a broken link, in the order of their subjects; the first error among them is the cause.</summary>
    public static Finding CauseOf(BrokenLink broken, RuleContext context)
    {
        var findings = broken.Subjects.SelectMany(subject => WithServers(subject, context)).ToList();
        return (findings.Find(MayBreak) ?? findings.Find(finding => !finding.DecidesNothing) ?? new LinkBroken.Found(PlaceOf(broken.Subjects[0])))
            with
        { BreaksLink = true };
    }

    /// <summary>Everything found: what breaks the link first, then by severity, code and place.</summary>
    public static ImmutableArray<Finding> Collect(Judgement judgement, Finding? cause, IEnumerable<object> others, RuleContext context)
    {
        var collector = new FindingCollector(context);
        foreach (var segment in judgement.Segments)
        {
            segment.Links.ToList().ForEach(collector.Add);
            foreach (var response in segment.Responses)
            {
                collector.Add(response);
            }
        }

        foreach (var other in others)
        {
            collector.Put(other);
        }

        foreach (var finding in judgement.Broken?.Subjects.SelectMany(subject => WithServers(subject, context)) ?? [])
        {
            if (MayBreak(finding))
            {
                collector._breaking.Add((finding.Code, finding.Place));
            }

            collector.Add(finding);
        }

        if (cause is not null)
        {
            collector._breaking.Add((cause.Code, cause.Place));
            collector.Add(cause);
        }

        return
        [
            .. collector._found.Values
                .Select(found => found.Finding with
                {
                    BreaksLink = collector._breaking.Contains((found.Finding.Code, found.Finding.Place)),
                    Servers = [.. found.Servers.OrderBy(server => server.ToString(), StringComparer.Ordinal)],
                })
                .OrderByDescending(finding => cause is not null && finding.Code == cause.Code && finding.Place == cause.Place)
                .ThenByDescending(finding => finding.BreaksLink)
                .ThenByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Place.Zone)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal)
                .ThenBy(finding => finding.Place.Owner)
                .ThenBy(finding => finding.Place.KeyTag),
        ];
    }

    private void Add(ChainLink link)
    {
        Put(link);
        if (link.InsecureReason is InsecureReason.UnsupportedDs { DsSet: var unusable })
        {
            Put(unusable);
        }

        foreach (var dsSet in link.DsSets)
        {
            Put(dsSet);
        }

        foreach (var keySet in link.KeySets)
        {
            Put(keySet.DsSet);
            Put(keySet);
            Put(keySet.RRset);
        }

        foreach (var proof in link.NoDsProofs)
        {
            Add(proof);
        }
    }

    private void Add(ResponseCheck response)
    {
        Put(response);
        foreach (var check in response.RRsets)
        {
            Put(check);
        }

        if (response.Alias is { } alias)
        {
            Put(alias);
        }

        if (response.Denial is { } denial)
        {
            Add(denial);
        }
    }

    private void Add(DenialCheck denial)
    {
        // A look-up that met a name which is no zone cut needs no proof of its own; a referral says that it is one.
        if (denial.Kind != DenialKind.NoDs || denial.Outcome != DenialOutcome.NoDelegation || ResponseSide.RefersTo(denial.Exchange, denial.Name))
        {
            Put(denial);
        }

        foreach (var record in denial.Records)
        {
            Put(record.Check);
        }
    }

    private void Put(object subject)
    {
        if (_seen.Add(subject))
        {
            foreach (var finding in WithServers(subject, context))
            {
                Add(finding);
            }
        }
    }

    private void Add(Finding finding)
    {
        var key = (finding.Code, finding.Place);
        if (_found.TryGetValue(key, out var known))
        {
            known.Servers.UnionWith(finding.Servers);
        }
        else
        {
            _found.Add(key, (finding, [.. finding.Servers]));
        }
    }

    private static IEnumerable<Finding> WithServers(object subject, RuleContext context)
    {
        ImmutableArray<ServerAddress> servers = ServerOf(subject) is { } server ? [server] : [];
        return RuleBook.Check(subject, context).Select(finding => finding.Servers.IsEmpty ? finding with { Servers = servers } : finding);
    }

    private static bool MayBreak(Finding finding) => finding is { Severity: Severity.Error, DecidesNothing: false };

    private static ServerAddress? ServerOf(object subject) => subject switch
    {
        SignatureCheck check => check.Subject.Server,
        RRsetCheck check => check.Subject.Server,
        KeySetCheck check => check.RRset.Subject.Server,
        DsSetCheck check => check.RRset?.Subject.Server,
        DenialCheck check => check.Exchange.Server,
        AliasCheck check => check.Alias.Subject.Server,
        ResponseCheck check => check.Exchange.Server,
        ObservedExchange check => check.Exchange.Server,
        _ => null,
    };

    /// <summary>The place of anything that was checked.</summary>
    public static Place PlaceOf(object subject) => subject switch
    {
        SignatureCheck check => check.Place,
        RRsetCheck check => check.Place,
        KeySetCheck check => check.RRset.Place,
        DsSetCheck check => new Place(check.Parent, check.Child, RecordType.Ds),
        MissingKeySet missing => new Place(missing.Zone, missing.Zone, RecordType.Dnskey),
        DenialCheck check => check.Place,
        AliasCheck check => check.Alias.Place,
        ResponseCheck check => new Place(check.Zone, check.Question.Name, check.Question.Type),
        _ => throw new ArgumentException($"a {subject.GetType().Name} has no place", nameof(subject)),
    };
}
