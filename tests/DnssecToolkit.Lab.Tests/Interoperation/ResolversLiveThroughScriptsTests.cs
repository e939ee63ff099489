using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>A real Unbound lives through scripts of the lab: health, trouble, and its end. The clock of the lab is put from act to act, so that a slow machine misses none.</summary>
public sealed class ResolversLiveThroughScriptsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData("bad-leaf-signatures", 1, "Secure Bogus Secure")]
    [InlineData("wrong-ds-then-fixed", 2, "Secure Bogus Secure")] // the end takes a minute: Unbound remembers keys that failed so long
    [InlineData("ds-removed", 3, "Secure Insecure")]
    public async Task Unbound_sees_each_act(string name, int number, string verdicts)
    {
        Assert.SkipUnless(ResolverProcess.IsInstalled(ResolverKind.Unbound), "Unbound is not installed");
        var scenario = ScenarioCatalogue.Parse(name, new LabChoices { FirstAddress = IPAddress.Parse($"127.74.{number * 16}.0") });
        var clock = new PutClock(PeerTools.Now);
        var script = scenario.Play(clock.Now);
        await using var servers = StartOrSkip(script, clock);
        var internet = script.At(clock.Now);
        using var resolver = ResolverProcess.Start(ResolverKind.Unbound, new ResolverOptions
        {
            Endpoint = new IPEndPoint(IPAddress.Parse($"127.74.{number * 16}.200"), 53),
            RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
            TrustAnchors = internet.Anchors.ToString(),
            MostCacheSeconds = 0,
        });

        foreach (var (act, expected) in script.Changes.Zip(verdicts.Split(' ')))
        {
            clock.Now = act.At;
            Assert.Equal((act.Title, expected), (act.Title, await FirstVerdict(resolver, scenario.Questions[0], expected)));
        }

        Assert.True(servers.Queries > 0);
    }

    /// <summary>The verdict as soon as it is the expected one; after a long patience whatever it is.</summary>
    private static async Task<string> FirstVerdict(ResolverProcess resolver, Question question, string expected)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var verdict = (await resolver.JudgeAsync(question, TestContext.Current.CancellationToken)).Verdict.ToString();
            if (verdict == expected || TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                return verdict;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static LoopbackServers StartOrSkip(ScriptedInternet script, PutClock clock)
    {
        try
        {
            return LoopbackServers.Start(script, new LoopbackOptions { Clock = clock });
        }
        catch (ServingException refused) when (refused.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied })
        {
            Assert.Skip($"needs port 53 on loopback: {refused.Message}");
            throw;
        }
    }

    /// <summary>A clock that stands still until it is put forward.</summary>
    private sealed class PutClock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
