using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>Keeps the evidence of a walk and what it has cost.</summary>
internal sealed class Ledger(WalkBudget budget, Action<Exchange>? onExchange, Action<Notice> onNotice)
{
    private readonly Lock _lock = new();
    private readonly List<Exchange> _exchanges = [];
    private int _queries;
    private long _octets;

    /// <summary>Queries sent so far.</summary>
    public int Queries => Volatile.Read(ref _queries);

    public List<Exchange> Exchanges
    {
        get
        {
            lock (_lock)
            {
                return [.. _exchanges];
            }
        }
    }

    /// <summary>Pays for one query to a server; false when a limit is reached.</summary>
    public bool TryPay(ServerState server)
    {
        if (Interlocked.Increment(ref server.Queries) > budget.QueriesPerServer)
        {
            onNotice(new Notice.ServerBudgetSpent(server.Address, budget.QueriesPerServer));
            return false;
        }

        if (Interlocked.Increment(ref _queries) > budget.Queries || Volatile.Read(ref _octets) > budget.Octets)
        {
            onNotice(_octets > budget.Octets ? new Notice.OctetBudgetSpent(budget.Octets) : new Notice.QueryBudgetSpent(budget.Queries));
            return false;
        }

        return true;
    }

    /// <summary>Keeps an exchange and passes it on, one at a time.</summary>
    public void Record(Exchange exchange)
    {
        lock (_lock)
        {
            _octets += exchange.Query.Length + OctetsOf(exchange.Outcome);
            _exchanges.Add(exchange);
            onExchange?.Invoke(exchange);
        }
    }

    private static int OctetsOf(Outcome outcome) => outcome switch
    {
        Outcome.Answered answered => answered.Response.Length,
        Outcome.Unreadable unreadable => unreadable.Octets.Length,
        _ => 0,
    };
}
