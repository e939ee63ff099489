using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>An Internet of the lab on loopback with every installed resolver anchored at its root.</summary>
public sealed class Court : IDisposable
{
    private readonly LoopbackServers _loopback;
    private readonly ImmutableArray<ResolverProcess> _resolvers;

    /// <summary>Starts the servers, then the resolvers.</summary>
    /// <param name="internet">What is judged.</param>
    /// <param name="firstResolver">The resolvers get this address and those after it.</param>
    /// <param name="kinds">The resolvers; those that are not installed are left out.</param>
    /// <param name="configure">Changes the options of each.</param>
    public Court(Internet internet, IPAddress firstResolver, IEnumerable<ResolverKind> kinds, Func<ResolverOptions, ResolverOptions>? configure = null)
    {
        Internet = internet;
        _loopback = LoopbackServers.Start(internet);
        var started = ImmutableArray.CreateBuilder<ResolverProcess>();
        try
        {
            foreach (var kind in kinds.Where(ResolverProcess.IsInstalled))
            {
                var octets = firstResolver.GetAddressBytes();
                octets[3] += (byte)kind;
                var options = new ResolverOptions
                {
                    Endpoint = new IPEndPoint(new IPAddress(octets), 53),
                    RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
                    TrustAnchors = internet.Anchors.ToString(),
                };
                started.Add(ResolverProcess.Start(kind, configure is null ? options : configure(options)));
            }
        }
        catch
        {
            _resolvers = started.ToImmutable();
            Dispose();
            throw;
        }

        _resolvers = started.ToImmutable();
    }

    /// <summary>What is judged.</summary>
    public Internet Internet { get; }

    /// <summary>The resolvers that run.</summary>
    public ImmutableArray<ResolverProcess> Resolvers => _resolvers;

    /// <summary>The policy that stands for an installed resolver.</summary>
    public static ResolverPolicy PolicyOf(ResolverKind kind) => kind switch
    {
        ResolverKind.Unbound => ResolverPolicies.Unbound,
        ResolverKind.Bind => ResolverPolicies.Bind918,
        ResolverKind.Knot => ResolverPolicies.Knot56,
        _ => ResolverPolicies.PowerDns48,
    };

    /// <summary>What a resolver and its policy here make of a question.</summary>
    public async Task<Comparison> Compare(ResolverProcess resolver, Question question, CancellationToken cancellationToken = default)
    {
        var logged = resolver.LogLength;
        var at = DateTimeOffset.UtcNow;
        var (verdict, answer) = await resolver.JudgeAsync(question, cancellationToken).ConfigureAwait(false);
        var evidence = Internet.Record(at, PolicyOf(resolver.Kind).Has(ResolverHabits.NamesAboveMustVerify) ? NamesAbove(question).Append(question) : [question]);
        return new Comparison(resolver.Kind, question, verdict, answer, Judge(resolver.Kind, evidence, question, at))
        {
            ByServer = [.. Choices(evidence).Select(choice => Comparison.VerdictOf(Judge(resolver.Kind, choice, question, at))).Distinct().Order()],
            Log = resolver.ReadLog(logged),
        };
    }

    private Diagnosis Judge(ResolverKind kind, Capture evidence, Question question, DateTimeOffset at) =>
        Validator.Diagnose(evidence, question, Internet.Anchors, at, PolicyOf(kind));

    /// <summary>What resolvers ask that show servers a name label by label.</summary>
    private static IEnumerable<Question> NamesAbove(Question question) =>
        Enumerable.Range(1, Math.Max(0, question.Name.LabelCount - 1)).Select(labels => new Question(question.Name.Ancestor(labels), RecordType.A));

    /// <summary>What a resolver may see that asks one server of each zone for the keys and one, the same or another, for the rest, and that either
    /// asks for the DS or takes it from the referral. None where the servers of every zone say the same.</summary>
    private IEnumerable<Capture> Choices(Capture evidence)
    {
        List<Func<Exchange, bool>> choices = [_ => true];
        foreach (var servers in Internet.Zones.Select(zone => Differing(evidence, Internet.ServersOf(zone.Apex))).Where(servers => servers.Count > 1))
        {
            choices = [.. from before in choices
                          from keys in servers
                          from rest in servers
                          select (Func<Exchange, bool>)(exchange => before(exchange) && (!servers.Exists(server => Is(exchange, server)) || Is(exchange, exchange.Question?.Type == RecordType.Dnskey ? keys : rest)))];
        }

        var referred = evidence.Exchanges.SelectMany(Referred).Distinct().Where(zone => IsToldOtherwise(evidence, zone)).ToHashSet();
        return choices.Count == 1 && referred.Count == 0 ? [] : choices.SelectMany(choice => (Capture[])
        [
            new(evidence.Exchanges.Where(choice)),
            .. referred.Count == 0 ? (Capture[])[] : [new(evidence.Exchanges.Where(exchange => choice(exchange) && !(IsDsQuestion(exchange) && referred.Contains(exchange.Question!.Name))))],
        ]);
    }

    /// <summary>Servers of a zone that do not all answer alike; one server for each way to answer.</summary>
    private static List<LabServer> Differing(Capture evidence, ImmutableArray<LabServer> servers) =>
        servers.Length < 2 ? [] : [.. servers.DistinctBy(server => string.Join('\n', evidence.Exchanges
            .Where(exchange => Is(exchange, server))
            .Select(exchange => $"{exchange.Question} {exchange.Transport} {(exchange.Response is null ? exchange.Outcome.GetType().Name : Convert.ToHexString(exchange.ResponseOctets.Span[2..]))}")))];

    private static IEnumerable<DomainName> Referred(Exchange exchange) => exchange.Response is { } response && response.Answer.IsEmpty
        ? response.Authority.Where(record => record.Type == RecordType.Ns).Select(record => record.Owner)
        : [];

    /// <summary>Whether the DS set of a referral to a zone is another than that of the answers to the DS question.</summary>
    private static bool IsToldOtherwise(Capture evidence, DomainName zone)
    {
        var told = evidence.Exchanges.Where(exchange => Referred(exchange).Contains(zone)).SelectMany(exchange => DsOf(exchange.Response!.Authority, zone)).ToHashSet();
        var answered = evidence.Exchanges.Where(exchange => IsDsQuestion(exchange) && exchange.Question!.Name == zone && exchange.Response is not null).SelectMany(exchange => DsOf(exchange.Response!.Answer, zone)).ToHashSet();
        return answered.Count > 0 && !told.SetEquals(answered);
    }

    private static IEnumerable<Rdata> DsOf(ImmutableArray<ResourceRecord> records, DomainName zone) =>
        records.Where(record => record.Type == RecordType.Ds && record.Owner == zone).Select(record => record.Data);

    private static bool IsDsQuestion(Exchange exchange) => exchange.Question is { } question && question.Type == RecordType.Ds;

    private static bool Is(Exchange exchange, LabServer server) => exchange.Server.Address.Equals(server.Address.Address);

    /// <summary>Ends the resolvers, then the servers.</summary>
    public void Dispose()
    {
        foreach (var resolver in _resolvers)
        {
            resolver.Dispose();
        }

        _loopback.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
