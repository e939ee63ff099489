using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>The servers of the root, from which a walk begins (RFC 8109).</summary>
public sealed class RootHints
{
    private const int MostServers = 64;

    private static readonly Lazy<RootHints> OfIana = new(ReadBuiltIn);

    private RootHints(ImmutableArray<(DomainName Name, IPAddress Address)> servers) => Servers = servers;

    /// <summary>The hints file of IANA (<c>named.root</c>), as it was when this library was made.</summary>
    public static RootHints Iana => OfIana.Value;

    /// <summary>Each address with its name, in the order of the file.</summary>
    public ImmutableArray<(DomainName Name, IPAddress Address)> Servers { get; }

    /// <summary>Hints that name these addresses only.</summary>
    public static RootHints Of(params IEnumerable<IPAddress> addresses) => new([.. addresses.Select(address => (DomainName.Root, address))]);

    /// <summary>Reads a hints file: a zone file with NS records of the root and the addresses of the names in them.</summary>
    /// <returns>The hints, or why there are none.</returns>
    public static ParseResult<RootHints> Parse(Stream stream)
    {
        var names = new List<DomainName>();
        var addresses = new List<(DomainName Name, IPAddress Address)>();
        using var reader = new ZoneFileReader(stream, new ZoneFileOptions { DefaultTtl = 3_600_000 }, leaveOpen: true);
        while (reader.Read() && names.Count < MostServers && addresses.Count < 2 * MostServers)
        {
            switch (reader.Record.Data)
            {
                case Ns ns when reader.Record.Owner.IsRoot:
                    names.Add(ns.NameServer);
                    break;
                case A a:
                    addresses.Add((reader.Record.Owner, a.Address));
                    break;
                case Aaaa aaaa:
                    addresses.Add((reader.Record.Owner, aaaa.Address));
                    break;
            }
        }

        if (reader.Errors is [var error, ..])
        {
            return error;
        }

        var servers = addresses.Where(server => names.Contains(server.Name)).ToImmutableArray();
        return servers.IsEmpty
            ? new ParseError(names.Count == 0 ? "there is no NS record of the root" : "there is no address of a server of the root", 0)
            : new RootHints(servers);
    }

    private static RootHints ReadBuiltIn()
    {
        using var stream = typeof(RootHints).Assembly.GetManifestResourceStream("named.root")!;
        return Parse(stream).Value;
    }
}
