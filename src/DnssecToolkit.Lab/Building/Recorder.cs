using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Walks from the root to the zones of questions and asks every server of each, as a careful prober would.</summary>
internal sealed class Recorder(Internet internet, DateTimeOffset at)
{
    private const int MaximumAliases = 16;

    private readonly List<Exchange> _exchanges = [];
    private readonly HashSet<(LabServer, Question)> _asked = [];
    private int _clock;

    public Capture Record(IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            var seen = new HashSet<DomainName>();
            var next = new List<DomainName> { question.Name };
            for (var round = 0; round <= MaximumAliases && next.Count > 0; round++)
            {
                next = [.. next.Where(seen.Add).SelectMany(name => Walk(question with { Name = name })).Distinct()];
            }
        }

        return new Capture(_exchanges);
    }

    // Gives the targets of aliases in the answers.
    private HashSet<DomainName> Walk(Question question)
    {
        var targets = new HashSet<DomainName>();
        for (var labels = 0; labels <= question.Name.LabelCount; labels++)
        {
            var zone = internet.Find(question.Name.Ancestor(labels));
            if (zone is null)
            {
                continue;
            }

            var isParent = internet.HasChildren(zone.Apex);
            foreach (var server in internet.ServersOf(zone.Apex))
            {
                foreach (var type in (ReadOnlySpan<RecordType>)[RecordType.Dnskey, RecordType.Soa, RecordType.Ns, RecordType.Nsec3Param])
                {
                    Ask(server, new Question(zone.Apex, type));
                }

                for (var below = labels + 1; below <= question.Name.LabelCount && isParent; below++)
                {
                    var name = question.Name.Ancestor(below);
                    Ask(server, new Question(name, RecordType.Ds));
                    if (internet.Find(name) is not null)
                    {
                        break;
                    }
                }

                if ((question.Type != RecordType.Ds || question.Name != zone.Apex || zone.Apex.IsRoot) && Ask(server, question) is { } response)
                {
                    targets.UnionWith(response.Answer.Where(record => question.Type != RecordType.Cname).Select(record => TargetOf(record, question.Name)).OfType<DomainName>());
                }
            }
        }

        return targets;
    }

    // A server may leave out the CNAME that a DNAME stands for.
    private static DomainName? TargetOf(ResourceRecord record, DomainName name) => record.Data switch
    {
        Cname alias => alias.Target,
        Dname alias when name.TryRebase(record.Owner, alias.Target, out var rebased) => rebased,
        _ => null,
    };

    private Message? Ask(LabServer server, Question question)
    {
        if (!_asked.Add((server, question)))
        {
            return null;
        }

        var response = Ask(server, question, Transport.Udp);
        return response is { IsTruncated: true } ? Ask(server, question, Transport.Tcp) ?? response : response;
    }

    private Message? Ask(LabServer server, Question question, Transport transport)
    {
        var exchange = Ask(server, question, transport, at.AddMilliseconds(_clock++), (ushort)(0x1000 + _exchanges.Count));
        _exchanges.Add(exchange);
        return exchange.Response;
    }

    /// <summary>One query with DO, and what came back.</summary>
    public static Exchange Ask(LabServer server, Question question, Transport transport, DateTimeOffset when, ushort id)
    {
        var query = new Message { Id = id, Questions = [question], Edns = new Edns(LabServer.UdpPayloadSize, dnssecOk: true) }.ToWire();
        Outcome outcome = server.Answer(query, transport, when) is ServerReply.Octets octets ? new Outcome.Answered(octets.Message) : new Outcome.Timeout(TimeSpan.FromSeconds(2));
        return new Exchange(when, server.Address with { Name = server.Name.ToString() }, transport, query, outcome) { AskedAt = when };
    }
}
