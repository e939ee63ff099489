using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>Through a resolver: here one that knows everything, because it takes the answer of whichever server of the lab has it.</summary>
public class ResolverWalkTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Internet Bench = Internet.Build(Lab.Bench.Describe(), At);
    private static readonly IPEndPoint Resolver = new(IPAddress.Parse("127.53.53.53"), 5353);

    [Theory]
    [InlineData("www.example.test.", SecurityStatus.Secure)]
    [InlineData("nowhere.example.test.", SecurityStatus.Secure)]
    [InlineData("away.example.test.", SecurityStatus.Secure)]
    [InlineData("www.moved.example.test.", SecurityStatus.Secure)]
    [InlineData("www.unsigned.example.test.", SecurityStatus.Insecure)]
    public async Task What_a_resolver_tells_suffices_for_the_diagnosis(string name, SecurityStatus status)
    {
        var question = new Question(DomainName.Parse(name), RecordType.A);

        var report = await Walk(Knowing(), question);

        Assert.Equal(status, Validator.Diagnose(report.Capture, question, Bench.Anchors, At + TimeSpan.FromHours(1)).Status);
        Assert.All(report.Capture.Exchanges, exchange => Assert.True(exchange.QueryMessage is { RecursionDesired: true, CheckingDisabled: true, Edns.DnssecOk: true }));
        Assert.Equal(Resolver, Assert.Single(report.Servers) is { Server: var server } ? new IPEndPoint(server.Address, server.Port) : null);
    }

    [Fact]
    public async Task Keys_are_asked_for_at_zones_only()
    {
        var network = Knowing();

        await Walk(network, new Question(DomainName.Parse("a.b.ent.example.test."), RecordType.A));

        Assert.Equal(
            [".", "example.test.", "test."],
            network.Queries.Where(query => query.Question.Type == RecordType.Dnskey).Select(query => query.Question.Name.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_a_resolver_fails_at_a_name_it_is_asked_for_everything_all_the_same()
    {
        var network = new LabNetwork(Bench) { Instead = { [Resolver.Address] = query => Replies.Of(query, ResponseCode.ServerFailure) } };

        await Walk(network, new Question(DomainName.Parse("www.test."), RecordType.A));

        Assert.Contains(network.Queries, query => query.Question == new Question(DomainName.Parse("test."), RecordType.Dnskey));
        Assert.Contains(network.Queries, query => query.Question == new Question(DomainName.Parse("test."), RecordType.Ds));
    }

    [Fact]
    public async Task A_resolver_that_is_silent_is_told_of()
    {
        var network = new LabNetwork(Bench) { Instead = { [Resolver.Address] = _ => null } };

        var report = await Walk(network, new Question(DomainName.Parse("www.test."), RecordType.A));

        Assert.Equal("127.53.53.53#5353 never answered; it should serve as a resolver", Assert.Single(report.Notices).ToString());
    }

    private static LabNetwork Knowing() => new(Bench)
    {
        Instead = { [Resolver.Address] = query => Bench.Record(At + TimeSpan.FromHours(1), query.Question!)
            .Recorded(query.Question!)
            .Select(exchange => exchange.Response)
            .LastOrDefault(response => response is { IsAuthoritative: true })?.With(id: query.Id) },
    };

    private static Task<WalkReport> Walk(LabNetwork network, Question question) => new Walker(
        new WalkOptions
        {
            Resolvers = [Resolver],
            Politeness = new Politeness { QueriesPerSecond = 1000, Burst = 1000 },
            Patience = new Patience { Whole = TimeSpan.FromMilliseconds(300), Again = TimeSpan.FromMilliseconds(100), Backoff = TimeSpan.FromMilliseconds(10) },
        },
        network).WalkAsync([question], cancellationToken: TestContext.Current.CancellationToken);
}
