using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Through resolvers, with DO and CD set: what they are told of every name from the root down (RFC 4035 §3.2.2).</summary>
/// <remarks>A resolver does not show its zone cuts. SOA of each name on the way tells them; where that fails, the name is asked for everything all the same.</remarks>
internal sealed class ResolverWalk(WalkOptions options, Conversation conversation) : IWalk
{
    private const int MostNames = 40;

    private readonly List<ServerState> _resolvers = [.. options.Resolvers.Select(conversation.ServerAt)];
    private readonly Probes _probes = new(options);
    private readonly List<Question> _questions = [];
    private readonly HashSet<DomainName> _names = [];
    private readonly HashSet<DomainName> _zones = [];

    public IEnumerable<Question> Questions => _questions;

    public IEnumerable<DomainName> ZonesOf(ServerState server) => [DomainName.Root];

    public void Begin(IReadOnlyCollection<Question> questions)
    {
        foreach (var question in questions)
        {
            Follow(question, aliases: 0);
        }
    }

    public void End()
    {
        foreach (var resolver in _resolvers.Where(resolver => !resolver.HasAnswered))
        {
            conversation.Note(resolver.HasNoRoute
                ? new Notice.NoRoute(resolver.Address.IsIPv6 ? "IPv6" : "IPv4", 1)
                : new Notice.ServerSilent(resolver.Address, "as a resolver"));
        }
    }

    private void Follow(Question question, int aliases)
    {
        if (_questions.Contains(question))
        {
            return;
        }

        _questions.Add(question);
        AskAll(question, exchange => ReadAnswer(question, aliases, exchange));
        for (var name = question.Name; ; name = name.Parent)
        {
            if (_names.Count < MostNames * (1 + options.Budget.Aliases) && question.Name.LabelCount - name.LabelCount < MostNames && _names.Add(name))
            {
                SeekZone(name);
            }

            if (name.IsRoot)
            {
                return;
            }
        }
    }

    private void SeekZone(DomainName name) => AskAll(new Question(name, RecordType.Soa), exchange =>
    {
        var isNoZone = exchange?.Response is { } response && Answers.IsUsable(response)
            && !response.Answer.Any(record => record.Type == RecordType.Soa && record.Owner == name);
        if (isNoZone || !_zones.Add(name))
        {
            return;
        }

        if (!name.IsRoot)
        {
            AskAll(new Question(name, RecordType.Ds), _ => { });
        }

        foreach (var probe in _probes.Of(name))
        {
            AskAll(probe, _ => { });
        }
    });

    private void ReadAnswer(Question question, int aliases, Exchange? exchange)
    {
        if (exchange?.Response is not { } response || Answers.AliasTarget(response, question) is not { } target)
        {
            return;
        }

        if (aliases < options.Budget.Aliases)
        {
            Follow(new Question(target, question.Type, question.Class), aliases + 1);
        }
        else
        {
            conversation.Note(new Notice.AliasLimit(target, options.Budget.Aliases));
        }
    }

    private void AskAll(Question question, Action<Exchange?> read)
    {
        foreach (var resolver in _resolvers)
        {
            conversation.Ask(resolver, question, recursive: true, read);
        }
    }
}
