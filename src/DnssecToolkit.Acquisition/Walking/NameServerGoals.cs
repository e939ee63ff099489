using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Name servers whose addresses are looked up, each once, and the zones that wait for them.</summary>
internal sealed class NameServerGoals
{
    private readonly Dictionary<DomainName, Goal> _goals = [];

    /// <summary>How many name servers are looked up.</summary>
    public int Count => _goals.Count;

    /// <summary>Whether this is one of them.</summary>
    public bool Contains(DomainName name) => _goals.ContainsKey(name);

    /// <summary>Lets a zone wait for the addresses of a name.</summary>
    /// <returns>The addresses known already, and whether the name is new.</returns>
    public (IReadOnlyList<IPAddress> Known, bool IsNew) Wait(DomainName name, ZoneNode zone)
    {
        var isNew = !_goals.TryGetValue(name, out var goal);
        if (isNew)
        {
            _goals.Add(name, goal = new Goal());
        }

        goal!.Waiting.Add(zone);
        return (goal.Addresses, isNew);
    }

    /// <summary>The zones that wait for an address of a name; none where it is known already or nobody waits.</summary>
    public IReadOnlyList<ZoneNode> Deliver(DomainName name, IPAddress address)
    {
        if (!_goals.TryGetValue(name, out var goal) || goal.Addresses.Contains(address))
        {
            return [];
        }

        goal.Addresses.Add(address);
        return [.. goal.Waiting];
    }

    private sealed class Goal
    {
        public HashSet<ZoneNode> Waiting { get; } = [];

        public List<IPAddress> Addresses { get; } = [];
    }
}
