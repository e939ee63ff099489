using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab;

/// <summary>An Internet that changes at instants, as its scenario's script says. Safe for several threads.</summary>
public sealed class ScriptedInternet
{
    private readonly (DateTimeOffset From, string Title, Lazy<Internet> Internet)[] _acts;

    internal ScriptedInternet(Scenario scenario, DateTimeOffset start)
    {
        Scenario = scenario;
        Start = start;
        _acts = [(DateTimeOffset.MinValue, "start", new(() => scenario.Build(start))), .. scenario.Recreation is { } past ? Later(past, start) : Later(scenario, start)];
    }

    private static IEnumerable<(DateTimeOffset, string, Lazy<Internet>)> Later(Scenario scenario, DateTimeOffset start) =>
        scenario.Script.OrderBy(act => act.After).Select(act => (start + act.After, act.Title, new Lazy<Internet>(
            () => Internet.Build(act.Internet ?? scenario.Internet, act.SignsAnew ? start + act.After : start, act.Faults))));

    private static IEnumerable<(DateTimeOffset, string, Lazy<Internet>)> Later(Recreation past, DateTimeOffset start) =>
        past.Changes.Where(change => change.At > start).Select(change => (change.At, change.Title, new Lazy<Internet>(() => past.At(change.At))));

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>When the script began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The instants at which something changes, the start first, with what happens.</summary>
    public IEnumerable<(DateTimeOffset At, string Title)> Changes => _acts.Select(act => (act.From == DateTimeOffset.MinValue ? Start : act.From, act.Title));

    /// <summary>The Internet at an instant; before the start it is as at the start.</summary>
    public Internet At(DateTimeOffset instant) => Array.FindLast(_acts, act => act.From <= instant).Internet.Value;

    /// <summary>Makes every act now, so that no query has to wait for signatures.</summary>
    public void Prepare()
    {
        foreach (var act in _acts)
        {
            _ = act.Internet.Value;
        }
    }

    /// <summary>What a server answers at an instant; silence where nobody listens.</summary>
    public ServerReply Answer(ServerAddress server, Transport transport, ReadOnlyMemory<byte> query, DateTimeOffset at) =>
        At(at).At(server)?.Answer(query, transport, at) ?? new ServerReply.Silence();
}
