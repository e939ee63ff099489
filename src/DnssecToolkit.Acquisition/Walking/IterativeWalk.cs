using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>From the root hints down to the answers, over every server of every zone on the way (RFC 1034 §5.3.3).</summary>
/// <remarks>
/// Everything here happens in the one thread that listens to the conversation. A question is pursued from zone to zone: a referral hands it to
/// the zone below, an alias begins another pursuit. On the way to the address of a name server one answer is enough; on the way to an
/// answer every server is asked everything.
/// </remarks>
internal sealed partial class IterativeWalk(WalkOptions options, Conversation conversation) : IWalk
{
    private const int MostScouts = 6;
    private const int ScoutsAtOnce = 2;
    private const int MostHiddenCuts = 12;

    private readonly Dictionary<DomainName, ZoneNode> _zones = [];
    private readonly NameServerGoals _goals = new();
    private readonly Probes _probes = new(options);
    private readonly List<Question> _questions = [];

    public IEnumerable<Question> Questions => _questions;

    public IEnumerable<DomainName> ZonesOf(ServerState server) =>
        _zones.Values.Where(zone => zone.Servers.Contains(server)).Select(zone => zone.Apex).Order();

    public void Begin(IReadOnlyCollection<Question> questions)
    {
        var root = ZoneAt(DomainName.Root)!;
        foreach (var (name, address) in options.Hints.Servers)
        {
            if (!name.IsRoot)
            {
                root.NoteAddress(name, address.AddressFamily);
            }

            AddServer(root, address);
        }

        foreach (var question in questions)
        {
            Follow(new Pursuit(question, IsFull: true));
        }
    }

    public void End()
    {
        foreach (var zone in _zones.Values)
        {
            if (zone.Servers.Count == 0)
            {
                conversation.Note(new Notice.NoServer(zone.Apex, [.. zone.NameServers.Keys.Order()], Cycles.Through(zone, _zones)));
            }
        }

        foreach (var family in conversation.Servers.Where(server => server.HasNoRoute).GroupBy(server => server.Address.IsIPv6))
        {
            conversation.Note(new Notice.NoRoute(family.Key ? "IPv6" : "IPv4", family.Count()));
        }

        foreach (var server in conversation.Servers.Where(server => server is { IsGivenUp: true, HasNoRoute: false }))
        {
            var zones = string.Join(", ", ZonesOf(server));
            conversation.Note(server.HasAnswered ? new Notice.ServerTooLate(server.Address, zones) : new Notice.ServerSilent(server.Address, zones));
        }
    }

    // ---- questions

    /// <summary>Begins to pursue a question, in the deepest zone on the way that is known.</summary>
    private void Follow(Pursuit pursuit)
    {
        if (pursuit.IsFull)
        {
            if (_questions.Contains(pursuit.Question))
            {
                return;
            }

            _questions.Add(pursuit.Question);
        }

        for (var name = HomeOf(pursuit.Question); ; name = name.Parent)
        {
            if (_zones.TryGetValue(name, out var zone) && (name.IsRoot || (zone.Servers.Count > 0 && (zone.IsFull || !pursuit.IsFull))))
            {
                Pursue(zone, pursuit);
                return;
            }

            if (name.IsRoot)
            {
                return;
            }
        }
    }

    /// <summary>The name whose zone answers: for DS the parent's side of a cut (RFC 4035 §3.1.4.1).</summary>
    private static DomainName HomeOf(Question question) =>
        question.Type == RecordType.Ds && !question.Name.IsRoot ? question.Name.Parent : question.Name;

    private void Pursue(ZoneNode zone, Pursuit pursuit)
    {
        if (zone.Pursuits.TryGetValue(pursuit.Question, out var known) && (known.IsFull || !pursuit.IsFull))
        {
            return;
        }

        zone.Pursuits[pursuit.Question] = pursuit;
        if (!pursuit.IsFull)
        {
            Scout(zone, pursuit.Question);
            return;
        }

        AskAll(zone, pursuit.Question);
        MakeFull(zone, pursuit.Question);
    }

    private void MakeFull(ZoneNode zone, Question question)
    {
        if (!zone.IsFull)
        {
            zone.IsFull = true;
            foreach (var standard in _probes.Of(zone.Apex))
            {
                AskAll(zone, standard);
            }

            LookUp(zone, zone.NameServers.Keys.ToList());
        }

        foreach (var wildcard in _probes.Top(zone.Apex, question.Type))
        {
            AskAll(zone, wildcard);
        }
    }

    private void AskAll(ZoneNode zone, Question question)
    {
        if (zone.AddQuestion(question))
        {
            foreach (var server in zone.Servers)
            {
                Ask(zone, server, question);
            }
        }
    }

    private void Ask(ZoneNode zone, ServerState server, Question question) =>
        conversation.Ask(server, question, recursive: false, exchange => Read(zone, question, exchange));

    /// <summary>Asks one server after the other, two at a time, until one answers.</summary>
    private void Scout(ZoneNode zone, Question question)
    {
        if (!zone.Scoutings.TryGetValue(question, out var scouting))
        {
            zone.Scoutings.Add(question, scouting = new Scouting());
        }

        while (!scouting.IsAnswered && scouting.Open < ScoutsAtOnce && scouting.Tried.Count < MostScouts)
        {
            var next = zone.Servers
                .Where(server => !server.IsGivenUp && !scouting.Tried.Contains(server))
                .OrderByDescending(server => server.HasAnswered)
                .ThenBy(server => server.RoundTrip)
                .FirstOrDefault();
            if (next is null || (next.HasAnswered && scouting.Open > 0))
            {
                return;
            }

            scouting.Tried.Add(next);
            scouting.Open++;
            conversation.Ask(next, question, recursive: false, exchange =>
            {
                scouting.Open--;
                scouting.IsAnswered |= Read(zone, question, exchange);
                Scout(zone, question);
            });
            if (next.HasAnswered)
            {
                return;
            }
        }
    }

    // ---- answers

    /// <summary>Learns from a response of a zone's server; gives whether the response decides the question.</summary>
    private bool Read(ZoneNode zone, Question question, Exchange? exchange)
    {
        if (exchange?.Response is not { } response || !Answers.IsUsable(response))
        {
            return false;
        }

        if (zone.Pursuits.TryGetValue(question, out var pursuit) && Referral.In(response, zone.Apex, question.Name) is { } referral)
        {
            Descend(zone, referral, pursuit);
            return true;
        }

        if (question.Type == RecordType.Ns && response.IsAuthoritative && Referral.Answered(response, question.Name, zone.Apex) is { } own)
        {
            if (question.Name == zone.Apex)
            {
                Learn(zone, own);
            }
            else if (question.Name.IsBelow(zone.Apex))
            {
                ReadHiddenCut(zone, own, exchange.Server);
            }
        }

        foreach (var record in response.Answer.Where(record => record.Owner == question.Name))
        {
            if (Referral.AddressIn(record) is { } address)
            {
                foreach (var waiting in _goals.Deliver(question.Name, address))
                {
                    waiting.NoteAddress(question.Name, address.AddressFamily);
                    AddServer(waiting, address);
                }
            }
        }

        if (pursuit is { IsFull: true })
        {
            ReadAnswer(zone, pursuit, response);
        }

        return response.IsAuthoritative || !response.Answer.IsEmpty;
    }

    private void Descend(ZoneNode zone, Referral referral, Pursuit pursuit)
    {
        if (!referral.Zone.IsBelow(zone.Apex) || !HomeOf(pursuit.Question).IsAtOrBelow(referral.Zone) || ZoneAt(referral.Zone) is not { } child)
        {
            return;
        }

        Learn(child, referral);
        if (pursuit.IsFull)
        {
            AskAll(zone, new Question(child.Apex, RecordType.Ds));
        }

        Pursue(child, pursuit);
    }

    private void ReadAnswer(ZoneNode zone, Pursuit pursuit, Message response)
    {
        var question = pursuit.Question;
        if (Answers.AliasTarget(response, question) is { } target)
        {
            if (pursuit.Aliases < options.Budget.Aliases)
            {
                Follow(new Pursuit(new Question(target, question.Type, question.Class), IsFull: true, pursuit.Aliases + 1));
            }
            else
            {
                conversation.Note(new Notice.AliasLimit(target, options.Budget.Aliases));
            }
        }

        foreach (var wildcard in _probes.Close(zone.Apex, question))
        {
            AskAll(zone, wildcard);
        }

        // A server of both sides of a cut answers without a referral.
        foreach (var apex in Answers.ZonesBetween(response, zone.Apex, HomeOf(question)))
        {
            SeekCut(zone, apex);
        }

        for (var name = HomeOf(question); name.IsBelow(zone.Apex); name = name.Parent)
        {
            SeekCut(zone, name);
        }
    }

    /// <summary>Asks whether a zone begins at a name: one server for its NS, and all for the proof that it has no DS, which a validator looks for at every name on the way.</summary>
    private void SeekCut(ZoneNode zone, DomainName name)
    {
        if (zone.CutsSought.Count < MostHiddenCuts && zone.CutsSought.Add(name))
        {
            Pursue(zone, new Pursuit(new Question(name, RecordType.Ns), IsFull: false));
            AskAll(zone, new Question(name, RecordType.Ds));
        }
    }

    private void ReadHiddenCut(ZoneNode zone, Referral own, ServerAddress server)
    {
        if (ZoneAt(own.Zone) is not { } child)
        {
            return;
        }

        Learn(child, own);
        AddServer(child, server.Address);
        AskAll(zone, new Question(child.Apex, RecordType.Ds));
        foreach (var pursuit in zone.Pursuits.Values.Where(pursuit => pursuit.IsFull && HomeOf(pursuit.Question).IsAtOrBelow(child.Apex)).ToList())
        {
            Pursue(child, pursuit);
        }
    }
}
