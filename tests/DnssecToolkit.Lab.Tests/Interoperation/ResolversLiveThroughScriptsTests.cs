using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Lab.Tests.Interoperation;

/// <summary>A real Unbound lives through scripts of the lab, played ten times as fast: health, trouble, and its end.</summary>
public sealed class ResolversLiveThroughScriptsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Theory]
    [InlineData("bad-leaf-signatures", 1, "Secure Bogus Secure")]
    [InlineData("wrong-ds-then-fixed", 2, "Secure Bogus")] // that the DS is right again Unbound sees a minute later: it remembers keys that failed so long
    [InlineData("ds-removed", 3, "Secure Insecure")]
    public async Task Unbound_sees_each_act(string name, int number, string verdicts)
    {
        Assert.SkipUnless(ResolverProcess.IsInstalled(ResolverKind.Unbound), "Unbound is not installed");
        var scenario = ScenarioCatalogue.Parse(name, new LabChoices { FirstAddress = IPAddress.Parse($"127.74.{number * 16}.0") });
        var clock = new VirtualClock(PeerTools.Now, speed: 10);
        var script = scenario.Play(clock.Start);
        await using var servers = StartOrSkip(script, clock);
        var internet = script.At(clock.Start);
        using var resolver = ResolverProcess.Start(ResolverKind.Unbound, new ResolverOptions
        {
            Endpoint = new IPEndPoint(IPAddress.Parse($"127.74.{number * 16}.200"), 53),
            RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
            TrustAnchors = internet.Anchors.ToString(),
            MostCacheSeconds = 0,
        });

        var seen = new List<string>();
        var began = TimeProvider.System.GetTimestamp();
        var expected = verdicts.Split(' ');
        while (seen.Count < expected.Length && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            var verdict = (await resolver.JudgeAsync(scenario.Questions[0], TestContext.Current.CancellationToken)).Verdict.ToString();
            if (seen.Count == 0 || seen[^1] != verdict)
            {
                seen.Add(verdict);
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(verdicts, string.Join(' ', seen));
        Assert.True(servers.Queries > 0);
    }

    private static LoopbackServers StartOrSkip(ScriptedInternet script, VirtualClock clock)
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
}
