using System.Net.Sockets;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>What a walk knows of one zone: its servers, and the questions they are to be asked.</summary>
internal sealed class ZoneNode(DomainName apex)
{
    private readonly HashSet<Question> _questionSet = [];

    public DomainName Apex => apex;

    /// <summary>Whether every server is asked everything; otherwise the zone only lies on the way to the address of a name server.</summary>
    public bool IsFull { get; set; }

    /// <summary>The addresses to ask.</summary>
    public List<ServerState> Servers { get; } = [];

    /// <summary>The names of the servers with the families of addresses that are known of each.</summary>
    public Dictionary<DomainName, AddressFamilies> NameServers { get; } = [];

    /// <summary>What all servers are asked, in this order.</summary>
    public List<Question> Questions { get; } = [];

    /// <summary>What one server after the other is asked until one answers.</summary>
    public Dictionary<Question, Scouting> Scoutings { get; } = [];

    /// <summary>What leads through this zone or ends in it.</summary>
    public Dictionary<Question, Pursuit> Pursuits { get; } = [];

    /// <summary>Names that were looked at for a zone cut of which no referral tells.</summary>
    public HashSet<DomainName> CutsSought { get; } = [];

    /// <summary>How many of its name servers' addresses are looked up elsewhere.</summary>
    public int LookedUp { get; set; }

    public bool AddQuestion(Question question)
    {
        if (!_questionSet.Add(question))
        {
            return false;
        }

        Questions.Add(question);
        return true;
    }

    public void NoteAddress(DomainName nameServer, AddressFamily family) =>
        NameServers[nameServer] = NameServers.GetValueOrDefault(nameServer)
            | (family == AddressFamily.InterNetworkV6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4);
}

/// <summary>A question that is followed from zone to zone.</summary>
/// <param name="Question">The question.</param>
/// <param name="IsFull">Whether all servers on the way are asked; otherwise one that answers is enough.</param>
/// <param name="Aliases">How many aliases led to it.</param>
internal sealed record Pursuit(Question Question, bool IsFull, int Aliases = 0);

/// <summary>A question that one answer is enough for.</summary>
internal sealed class Scouting
{
    public HashSet<ServerState> Tried { get; } = [];

    public int Open { get; set; }

    public bool IsAnswered { get; set; }
}
