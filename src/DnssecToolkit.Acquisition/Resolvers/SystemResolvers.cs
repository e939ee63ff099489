using System.Collections.Immutable;
using System.Net;
using DnsClient;

namespace DnssecToolkit.Acquisition;

/// <summary>The resolvers that this machine is set up to use, as DnsClient finds them.</summary>
public static class SystemResolvers
{
    /// <summary>Their addresses and ports, in the system's order, each once; empty when there are none.</summary>
    public static ImmutableArray<IPEndPoint> Find() =>
        [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)
            .Select(server => new IPEndPoint(IPAddress.Parse(server.Address), server.Port))
            .Distinct()];
}
