using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Asks every server of a zone every question of a list, question by question, a millisecond apart.</summary>
internal sealed class Prober(Internet internet, DateTimeOffset start)
{
    private readonly List<Exchange> _exchanges = [];

    /// <summary>What was asked and what came back, in the order of time.</summary>
    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    public void Ask(DomainName zone, IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            foreach (var server in internet.ServersOf(zone))
            {
                if (Ask(server, question, Transport.Udp).Response is { IsTruncated: true })
                {
                    Ask(server, question, Transport.Tcp);
                }
            }
        }
    }

    private Exchange Ask(LabServer server, Question question, Transport transport)
    {
        var exchange = Recorder.Ask(server, question, transport, start.AddMilliseconds(_exchanges.Count), (ushort)(0x1000 + _exchanges.Count));
        _exchanges.Add(exchange);
        return exchange;
    }
}
