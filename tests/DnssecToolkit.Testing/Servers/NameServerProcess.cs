using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>A zone that a name server is to serve.</summary>
/// <param name="Apex">The name of the zone.</param>
/// <param name="Text">The zone file, signed and complete.</param>
public sealed record ServedZone(DomainName Apex, string Text);

/// <summary>An authoritative name server of other people that serves zones from files.</summary>
public sealed class NameServerProcess : ServerProcess
{
    private NameServerProcess(NameServerKind kind, string program, IPEndPoint endpoint, string folder, IEnumerable<string> arguments)
        : base(program, endpoint, folder, arguments, needsInterface: kind == NameServerKind.Bind)
    {
        Kind = kind;
    }

    /// <summary>Which server it is.</summary>
    public NameServerKind Kind { get; }

    /// <summary>Whether the program is installed.</summary>
    public static bool IsInstalled(NameServerKind kind) => Installed.Find(ProgramOf(kind)) is not null;

    /// <summary>Such as <c>NSD 4.6.1</c>.</summary>
    public static string Version(NameServerKind kind)
    {
        var text = Installed.Run(ProgramOf(kind), [kind switch { NameServerKind.Nsd => "-v", NameServerKind.PowerDns => "--version", _ => "-V" }]).Text;
        return ProgramVersion.Find(text) is { } version ? $"{NameOf(kind)} {version}" : NameOf(kind);
    }

    /// <summary>Starts a name server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, refused a zone or did not start; the message ends with its log.</exception>
    public static NameServerProcess Start(NameServerKind kind, IPEndPoint endpoint, params IEnumerable<ServedZone> zones)
    {
        var folder = NewFolder(ProgramOf(kind));
        var arguments = NameServerConfiguration.Write(kind, endpoint, [.. zones], folder);
        return new NameServerProcess(kind, ProgramOf(kind), endpoint, folder, arguments);
    }

    /// <summary>Asks the server without RD; null where no answer came.</summary>
    public ResolverAnswer? Ask(string name, string type) =>
        new DnsStub(Endpoint).TryAsk(new Question(DomainName.Parse(name), RecordType.Parse(type)), recursionDesired: false);

    /// <summary>The program's name as its makers write it.</summary>
    public static string NameOf(NameServerKind kind) => kind switch
    {
        NameServerKind.Nsd => "NSD",
        NameServerKind.Knot => "Knot DNS",
        NameServerKind.Bind => "BIND",
        _ => "PowerDNS",
    };

    private static string ProgramOf(NameServerKind kind) => kind switch
    {
        NameServerKind.Nsd => "nsd",
        NameServerKind.Knot => "knotd",
        NameServerKind.Bind => "named",
        _ => "pdns_server",
    };
}
