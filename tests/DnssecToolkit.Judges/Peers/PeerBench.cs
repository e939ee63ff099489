using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;

namespace DnssecToolkit.Judges.Peers;

/// <summary>Runs the programs against an Internet of the lab on loopback, with its root as their only trust anchor.</summary>
public sealed class PeerBench : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _dnssec;
    private readonly LoopbackServers _loopback;
    private readonly ResolverProcess _recursive;
    private readonly string _folder = Directory.CreateTempSubdirectory("dnssec-peers-").FullName;

    /// <summary>Serves an Internet, and a recursive server that does not validate at an address of its own.</summary>
    /// <param name="internet">The Internet.</param>
    /// <param name="recursive">The address of the recursive server.</param>
    /// <param name="dnssec">The executable of our own command.</param>
    public PeerBench(Internet internet, IPAddress recursive, string dnssec)
    {
        _dnssec = dnssec;
        Internet = internet;
        _loopback = LoopbackServers.Start(internet);
        try
        {
            _recursive = ResolverProcess.Start(ResolverKind.Unbound, new ResolverOptions
            {
                Endpoint = new IPEndPoint(recursive, 53),
                RootServers = [.. internet.ServersOf(DomainName.Root).Select(server => server.Address.Address)],
                TrustAnchors = "",
            });
        }
        catch
        {
            _loopback.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }

        var anchors = internet.Anchors.ToString();
        File.WriteAllText(PathOf("anchors"), anchors + "\n");
        File.WriteAllText(PathOf("keys"), string.Concat(internet.Zones[0].Keys.Where(key => key.HasDs).Select(key => $". 3600 IN DNSKEY {key.Record}\n")));
        File.WriteAllText(PathOf("hints"), internet.ToRootHints());
        File.WriteAllText(PathOf("bind.keys"), string.Concat(anchors.Split('\n').Select(line => line.Split(' ')).Select(word =>
            $"trust-anchors {{ \"{word[0]}\" static-ds {word[3]} {word[4]} {word[5]} \"{string.Concat(word[6..])}\"; }};\n")));
        File.WriteAllText(PathOf("unbound.conf"), $"""
            server:
              do-not-query-localhost: no
              do-ip6: no
              local-zone: "test." nodefault
              root-hints: "{PathOf("hints")}"
              trust-anchor-file: "{PathOf("anchors")}"
              trust-anchor-signaling: no

            """);
        File.WriteAllText(PathOf("probe.py"), ProbeScript);
        File.WriteAllText(PathOf("grok.py"), GrokScript);
    }

    /// <summary>What is judged.</summary>
    public Internet Internet { get; }

    /// <summary>Whether a program is installed.</summary>
    public static bool IsInstalled(Peer peer) => peer == Peer.Ours || Installed.Find(ProgramOf(peer)) is not null;

    /// <summary>The name of the program.</summary>
    public static string ProgramOf(Peer peer) => peer switch { Peer.Ours => "dnssec", Peer.UnboundHost => "unbound-host", Peer.Delv => "delv", Peer.Drill => "drill", _ => "dnsviz" };

    /// <summary>The name of the program with its version, as its package has it.</summary>
    public static string VersionOf(Peer peer) => peer switch
    {
        Peer.Ours => "dnssec of this repository",
        Peer.UnboundHost => $"unbound-host {Package("unbound-host")}",
        Peer.Delv => $"delv {Package("bind9-dnsutils")}",
        Peer.Drill => $"drill {Package("ldnsutils")}",
        _ => $"DNSViz {Package("dnsviz")}",
    };

    /// <summary>Asks a program.</summary>
    public PeerAnswer Ask(Peer peer, Question question)
    {
        var (name, type, server) = (question.Name.ToString(), question.Type.ToString(), $"@{_recursive.Endpoint.Address}");
        return peer switch
        {
            Peer.Ours => Answer(peer, Installed.Run(_dnssec, ["fetch", name, type, "--explain", "--hints", PathOf("hints"), "--trust-anchor", PathOf("anchors"), "--format", "json"], Patience)),
            Peer.UnboundHost => Answer(peer, Installed.Run("unbound-host", ["-C", PathOf("unbound.conf"), "-v", "-t", type, name], Patience)),
            Peer.Delv => Answer(peer, Installed.Run("delv", [server, "-a", PathOf("bind.keys"), "+root=.", name, type], Patience)),
            Peer.Drill => Answer(peer, Installed.Run("drill", ["-S", "-k", PathOf("anchors"), server, name, type], Patience)),
            _ => DnsViz(name, type),
        };
    }

    private static string Package(string name) =>
        Installed.Find("dpkg-query") is null ? "" : Installed.Run("dpkg-query", ["-W", "-f", "${Version}", name]).Output.Trim();

    private PeerAnswer DnsViz(string name, string type)
    {
        var saved = PathOf($"probe-{Guid.NewGuid():N}.json");
        var probe = Installed.Run("/usr/bin/python3", [PathOf("probe.py"), PathOf("hints"), "-A", "-4", "-a", ".", "-R", type, "-o", saved, name], Patience);
        if (!File.Exists(saved))
        {
            return Answer(Peer.DnsViz, probe);
        }

        // With trust anchors it ends in a KeyError on some unsigned answers (its issue 44); then without, which leaves answers without a status.
        var grok = Grok(saved, "-t", PathOf("keys"));
        var took = probe.Took + grok.Took;
        if (grok is not { ExitCode: 0, Output.Length: > 0 } && grok.Text.Contains("KeyError", StringComparison.Ordinal))
        {
            grok = Grok(saved);
            took += grok.Took;
        }

        return grok is { ExitCode: 0, Output.Length: > 0 }
            ? new PeerAnswer(Peer.DnsViz, grok.Output, took.TotalSeconds, probe.ExitCode is null)
            : new PeerAnswer(Peer.DnsViz, probe.Text + grok.Text, took.TotalSeconds, probe.ExitCode is null || grok.ExitCode is null);
    }

    private ProgramRun Grok(string saved, params IEnumerable<string> anchors) =>
        Installed.Run("/usr/bin/python3", [PathOf("grok.py"), "-P", .. anchors, "-l", "info", "-r", saved], Patience);

    private static PeerAnswer Answer(Peer peer, ProgramRun run) =>
        new(peer, peer == Peer.Ours && run.Output.Length > 0 ? run.Output : run.Text, run.Took.TotalSeconds, run.ExitCode is null);

    /// <summary>Ends the servers and deletes the files.</summary>
    public void Dispose()
    {
        _recursive.Dispose();
        _loopback.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    // dnsviz has no option for other root hints, which its resolver needs to find the lab's root.
    private const string ProbeScript = """
        import sys
        from dnsviz import util
        text = open(sys.argv[1]).read()
        util.get_root_hints = lambda: util.get_hints(text)
        import dnsviz.resolver
        from dnsviz.commands import probe
        probe.get_root_hints = util.get_root_hints
        probe.main(['probe'] + sys.argv[2:])

        """;

    // It takes keys as anchors, and passes DS records over without a word. Debian 12 has dnsviz 0.9.4 and pygraphviz 1.7: grok looks for the version where older releases had it, and gives up.
    private const string GrokScript = """
        import sys, types, pygraphviz
        if not hasattr(pygraphviz, 'release'):
            module = types.ModuleType('pygraphviz.release')
            module.version = pygraphviz.__version__
            sys.modules['pygraphviz.release'] = module
            pygraphviz.release = module
        from dnsviz.commands import grok
        grok.main(['grok'] + sys.argv[1:])

        """;
}
