using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>From the root down in a lab without sockets: the capture suffices for the diagnosis, and every server was asked.</summary>
public class IterativeWalkTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Internet Bench = Internet.Build(Lab.Bench.Describe(), At);

    [Theory]
    [InlineData("www.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("www.example.test.", "TXT", SecurityStatus.Secure)]
    [InlineData("example.test.", "MX", SecurityStatus.Secure)]
    [InlineData("example.test.", "DS", SecurityStatus.Secure)]
    [InlineData("example.test.", "SOA", SecurityStatus.Secure)]
    [InlineData("test.", "DNSKEY", SecurityStatus.Secure)]
    [InlineData(".", "DNSKEY", SecurityStatus.Secure)]
    [InlineData("nowhere.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("nowhere.", "A", SecurityStatus.Secure)]
    [InlineData("any.wild.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("b.ent.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("alias.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("away.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("www.moved.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("www.signed.example.test.", "A", SecurityStatus.Secure)]
    [InlineData("www.unsigned.example.test.", "A", SecurityStatus.Insecure)]
    [InlineData("unsigned.example.test.", "DS", SecurityStatus.Secure)]
    public async Task What_was_fetched_suffices_for_the_diagnosis(string name, string type, SecurityStatus status)
    {
        var question = new Question(DomainName.Parse(name), RecordType.Parse(type));

        var report = await Walk(new LabNetwork(Bench), question);

        var diagnosis = Validator.Diagnose(report.Capture, question, Bench.Anchors, At + TimeSpan.FromHours(1));
        Assert.Equal(status, diagnosis.Status);
        Assert.DoesNotContain(diagnosis.Findings, finding => finding.Severity is Severity.Error or Severity.Warning);
        Assert.Empty(report.Notices);
    }

    [Fact]
    public async Task Every_server_of_every_zone_on_the_way_is_asked_everything_once()
    {
        var question = Ask("www.example.test.");
        var network = new LabNetwork(Bench);

        await Walk(network, question);

        foreach (var zone in new[] { ".", "test.", "example.test." }.Select(DomainName.Parse))
        {
            foreach (var server in Bench.ServersOf(zone))
            {
                var asked = network.Queries.Where(query => query.Server.Equals(server.Address.Address)).Select(query => query.Question).ToList();
                Assert.Equal(asked.Count, asked.Distinct().Count());
                Assert.Contains(question, asked);
                foreach (var type in new[] { RecordType.Dnskey, RecordType.Soa, RecordType.Ns, RecordType.Nsec3Param })
                {
                    Assert.Contains(new Question(zone, type), asked);
                }

                if (!zone.IsRoot)
                {
                    Assert.Contains(new Question(zone, RecordType.Cds), asked);
                    Assert.Contains(new Question(zone, RecordType.Cdnskey), asked);
                    Assert.Contains(new Question(zone.Wildcard!, RecordType.A), asked);
                }

                Assert.Contains(asked, probe => !probe.Name.IsRoot && probe.Name.Parent == zone && probe.Type == RecordType.Ds && probe.Name.ToString().StartsWith("absent-", StringComparison.Ordinal));
            }
        }

        foreach (var (parent, child) in new[] { (".", "test."), ("test.", "example.test.") })
        {
            Assert.All(
                Bench.ServersOf(DomainName.Parse(parent)),
                server => Assert.Contains((server.Address.Address, new Question(DomainName.Parse(child), RecordType.Ds)), network.Queries));
        }
    }

    [Fact]
    public async Task Without_probes_no_name_is_asked_for_that_should_not_exist()
    {
        var network = new LabNetwork(Bench);

        await Walk(network, Ask("www.example.test."), new WalkOptions { Probes = false });

        Assert.All(network.Queries, query => Assert.False(query.Question.Name.IsWildcard || query.Question.Name.ToString().StartsWith("absent-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_question_for_DS_is_not_taken_below_the_cut()
    {
        var network = new LabNetwork(Bench);

        await Walk(network, Ask("example.test.", "DS"));

        Assert.DoesNotContain(network.Queries, query => Bench.ServersOf(DomainName.Parse("example.test.")).Any(server => server.Address.Address.Equals(query.Server)));
    }

    [Fact]
    public async Task A_zone_whose_parent_has_the_same_servers_is_found_though_no_referral_tells_of_it()
    {
        var shared = new ServerDescription(DomainName.Parse("ns.test.")) { Addresses = [IPAddress.Parse("127.53.200.1")] };
        var internet = Internet.Build(
            new InternetDescription(
                new ZoneDescription("test.") { Servers = [shared] },
                new ZoneDescription("example.test.") { Servers = [shared], Records = "www A 192.0.2.80" },
                new ZoneDescription("plain.test.") { Servers = [shared], Records = "www A 192.0.2.81", IsSigned = false }),
            At);
        foreach (var (name, status) in new[] { ("www.example.test.", SecurityStatus.Secure), ("www.plain.test.", SecurityStatus.Insecure) })
        {
            var report = await Walk(new LabNetwork(internet), Ask(name), hints: RootHints.Parse(Text(internet.ToRootHints())).Value);

            Assert.Equal(status, Validator.Diagnose(report.Capture, Ask(name), internet.Anchors, At + TimeSpan.FromHours(1)).Status);
            Assert.Contains(DomainName.Parse(name).Parent, report.Servers.SelectMany(server => server.Zones));
        }
    }

    [Fact]
    public async Task Name_servers_of_another_zone_are_looked_up_by_the_same_walk()
    {
        var internet = Internet.Build(
            new InternetDescription(
                new ZoneDescription("test."),
                new ZoneDescription("org."),
                new ZoneDescription("provider.org.") { Records = "dns A 127.53.201.1" },
                new ZoneDescription("example.test.") { Servers = [new ServerDescription(DomainName.Parse("dns.provider.org.")) { Addresses = [IPAddress.Parse("127.53.201.1")] }], Records = "www A 192.0.2.80" }),
            At);
        var network = new LabNetwork(internet);

        var report = await Walk(network, Ask("www.example.test."), hints: RootHints.Parse(Text(internet.ToRootHints())).Value);

        Assert.Equal(SecurityStatus.Secure, Validator.Diagnose(report.Capture, Ask("www.example.test."), internet.Anchors, At + TimeSpan.FromHours(1)).Status);
        Assert.Contains(report.Servers, server => server.Server.Address.Equals(IPAddress.Parse("127.53.201.1")) && server.HasAnswered);
        var ofProvider = internet.ServersOf(DomainName.Parse("provider.org.")).Select(server => server.Address.Address).ToHashSet();
        Assert.DoesNotContain(network.Queries, query => ofProvider.Contains(query.Server) && query.Question.Type == RecordType.Dnskey);
    }

    [Fact]
    public async Task Zones_whose_servers_are_named_in_each_other_end_with_a_notice()
    {
        var network = new LabNetwork(Internet.Build(new InternetDescription(new ZoneDescription("test.") { Records = "a NS ns.b\nb NS ns.a\n" }), At));

        var report = await Walk(network, Ask("www.a.test."));

        var notice = Assert.Single(report.Notices.OfType<Notice.NoServer>(), notice => notice.Zone == DomainName.Parse("a.test."));
        Assert.Equal(["a.test.", "b.test.", "a.test."], notice.Cycle.Select(zone => zone.ToString()));
        Assert.Equal("no server of a.test. can be found: the addresses of its name servers hang on themselves (a.test. needs b.test. needs a.test.) and there is no glue", notice.ToString());
    }

    [Fact]
    public async Task A_delegation_to_a_flood_of_names_is_looked_up_within_its_budget()
    {
        var names = string.Concat(Enumerable.Range(0, 20).Select(i => $"flood NS ns.victim{i}\n"));
        var network = new LabNetwork(Internet.Build(new InternetDescription(new ZoneDescription("test.") { Records = names }), At));

        var report = await Walk(network, Ask("www.flood.test."), new WalkOptions { Budget = new WalkBudget { NameServersPerZone = 5 }, Probes = false });

        Assert.Equal(5, network.Queries.Where(query => query.Question.Type == RecordType.A && query.Question.Name.ToString().StartsWith("ns.victim", StringComparison.Ordinal)).Select(query => query.Question.Name).Distinct().Count());
        Assert.Contains(report.Notices, notice => notice is Notice.TooMany { Limit: 5 });
    }

    [Fact]
    public async Task Aliases_in_a_circle_end()
    {
        var network = new LabNetwork(Internet.Build(new InternetDescription(new ZoneDescription("test.") { Records = "a CNAME b\nb CNAME a\n" }), At));

        var report = await Walk(network, Ask("a.test."));

        Assert.Equal(["a.test.", "b.test."], report.Questions.Select(question => question.Name.ToString()));
    }

    [Fact]
    public async Task Aliases_are_followed_to_their_limit_and_no_further()
    {
        var chain = string.Concat(Enumerable.Range(0, 10).Select(i => $"a{i} CNAME a{i + 1}\n"));

        // The lab's server follows the chain itself; only the first step is left in the answer.
        var network = new LabNetwork(Internet.Build(new InternetDescription(new ZoneDescription("test.") { Records = chain }), At))
        {
            Change = (_, response) => response.With(answer: [.. response.Answer.Where(record => record.Owner == response.Question!.Name)]),
        };
        var report = await Walk(network, Ask("a0.test."), new WalkOptions { Budget = new WalkBudget { Aliases = 3 } });

        Assert.Equal(["a0.test.", "a1.test.", "a2.test.", "a3.test."], report.Questions.Select(question => question.Name.ToString()));
        Assert.Equal(new Notice.AliasLimit(DomainName.Parse("a4.test."), 3), Assert.Single(report.Notices));
    }

    [Fact]
    public async Task The_budget_of_queries_holds_and_is_told()
    {
        var network = new LabNetwork(Bench);

        var report = await Walk(network, Ask("www.example.test."), new WalkOptions { Budget = new WalkBudget { Queries = 20 } });

        Assert.Equal(20, network.Queries.Count);
        Assert.Contains(new Notice.QueryBudgetSpent(20), report.Notices);
        Assert.Equal(20, report.Capture.Exchanges.Length);
    }

    [Fact]
    public async Task The_budget_of_one_server_spares_it_and_not_the_others()
    {
        var network = new LabNetwork(Bench);

        await Walk(network, Ask("www.example.test."), new WalkOptions { Budget = new WalkBudget { QueriesPerServer = 4 } });

        Assert.All(network.Queries.GroupBy(query => query.Server), server => Assert.InRange(server.Count(), 1, 4));
        Assert.True(network.Queries.Select(query => query.Server).Distinct().Count() > 4);
    }

    [Fact]
    public async Task An_address_family_without_a_route_is_noticed_and_not_held_against_the_servers()
    {
        var internet = Internet.Build(
            new InternetDescription(new ZoneDescription("test.")
            {
                Servers = [new ServerDescription(DomainName.Parse("ns.test.")) { Addresses = [IPAddress.Parse("127.53.202.1"), IPAddress.Parse("2001:db8::53")] }],
                Records = "www A 192.0.2.80",
            }),
            At);
        var network = new LabNetwork(internet) { HasNoRoute = address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 };

        var report = await Walk(network, Ask("www.test."), hints: RootHints.Parse(Text(internet.ToRootHints())).Value);

        Assert.Equal(new Notice.NoRoute("IPv6", 1), Assert.Single(report.Notices));
        Assert.DoesNotContain(report.Capture.Exchanges, exchange => exchange.Server.IsIPv6);
    }

    [Theory]
    [InlineData(AddressFamilies.IPv4, 0)]
    [InlineData(AddressFamilies.IPv6, 1)]
    public async Task Servers_are_asked_at_the_chosen_family_only(AddressFamilies families, int ofIPv6)
    {
        var both = new ServerDescription(DomainName.Parse("ns.test.")) { Addresses = [IPAddress.Parse("127.53.203.1"), IPAddress.Parse("2001:db8::53")] };
        var internet = Internet.Build(new InternetDescription(new ZoneDescription(".") { Servers = [both] }, new ZoneDescription("test.") { Servers = [both], Records = "www A 192.0.2.80" }), At);
        var network = new LabNetwork(internet);

        await Walk(network, Ask("www.test."), new WalkOptions { Families = families }, RootHints.Parse(Text(internet.ToRootHints())).Value);

        Assert.NotEmpty(network.Queries);
        Assert.All(network.Queries, query => Assert.Equal(ofIPv6 == 1, query.Server.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6));
    }

    [Fact]
    public async Task A_lame_server_is_evidence_and_leads_nowhere()
    {
        var lame = Bench.ServersOf(DomainName.Parse("example.test."))[1].Address.Address;
        var network = new LabNetwork(Bench) { Instead = { [lame] = query => Replies.Of(query, ResponseCode.Refused) } };

        var report = await Walk(network, Ask("www.example.test."));

        var diagnosis = Validator.Diagnose(report.Capture, Ask("www.example.test."), Bench.Anchors, At + TimeSpan.FromHours(1));
        Assert.Equal(SecurityStatus.Secure, diagnosis.Status);
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "response-refused" && finding.Servers.Any(server => server.Address.Equals(lame)));
    }

    [Fact]
    public async Task A_referral_upwards_or_aside_is_not_followed()
    {
        var root = Bench.ServersOf(DomainName.Root)[0].Address.Address;
        var liar = Bench.ServersOf(DomainName.Parse("example.test."))[0].Address.Address;
        var network = new LabNetwork(Bench)
        {
            Instead =
            {
                [liar] = query => new Message
                {
                    Id = query.Id,
                    IsResponse = true,
                    Questions = query.Questions,
                    Authority = [new ResourceRecord(DomainName.Root, RecordClass.Internet, 60, new Ns(DomainName.Parse("ns.evil."))), new ResourceRecord(DomainName.Parse("org."), RecordClass.Internet, 60, new Ns(DomainName.Parse("ns.evil.")))],
                    Additional = [new ResourceRecord(DomainName.Parse("ns.evil."), RecordClass.Internet, 60, new A(IPAddress.Parse("127.66.6.6")))],
                },
            },
        };

        await Walk(network, Ask("www.example.test."));

        Assert.DoesNotContain(network.Queries, query => query.Server.Equals(IPAddress.Parse("127.66.6.6")));
        Assert.DoesNotContain(network.Queries, query => query.Question.Name == DomainName.Parse("ns.evil."));
        Assert.Contains(network.Queries, query => query.Server.Equals(root));
    }

    [Fact]
    public async Task Ending_it_early_keeps_what_was_gathered()
    {
        using var end = new CancellationTokenSource();
        var network = new LabNetwork(Bench);
        var seen = 0;

        var report = await new Walker(new WalkOptions { Hints = Hints(Bench) }, network).WalkAsync(
            [Ask("www.example.test.")],
            _ =>
            {
                if (++seen == 10)
                {
                    end.Cancel();
                }
            },
            cancellationToken: end.Token);

        Assert.True(report.WasInterrupted);
        Assert.Contains(new Notice.Interrupted(), report.Notices);
        Assert.True(report.Capture.Exchanges.Length >= 10);
        Assert.Equal(seen, report.Capture.Exchanges.Length);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Walker(new WalkOptions { Hints = Hints(Bench) }, network).CaptureAsync(Ask("www.example.test."), end.Token));
    }

    private static Question Ask(string name, string type = "A") => new(DomainName.Parse(name), RecordType.Parse(type));

    private static Task<WalkReport> Walk(LabNetwork network, Question question, WalkOptions? options = null, RootHints? hints = null) =>
        new Walker((options ?? new WalkOptions()) with
        {
            Hints = hints ?? Hints(Bench),
            Politeness = new Politeness { QueriesPerSecond = 1000, Burst = 1000 },
            Patience = new Patience { Whole = TimeSpan.FromMilliseconds(300), Again = TimeSpan.FromMilliseconds(100), Backoff = TimeSpan.FromMilliseconds(10) },
        }, network).WalkAsync([question], cancellationToken: TestContext.Current.CancellationToken);

    private static RootHints Hints(Internet internet) => RootHints.Parse(Text(internet.ToRootHints())).Value;

    private static MemoryStream Text(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));
}
