
namespace DnssecToolkit.Captures;

/// <summary>Which packets are DNS: those of the given ports, and on other ports those that can be nothing else.</summary>
internal sealed class DnsPorts
{
    // Multicast DNS (RFC 6762), LLMNR (RFC 4795) and NetBIOS names look like DNS and are not answers of servers.
    private static readonly ushort[] LookAlikes = [137, 5353, 5355];

    private readonly ulong[] known = new ulong[1024];
    private readonly ulong[] ignored = new ulong[1024];
    private readonly bool anyPort;

    public DnsPorts(IEnumerable<int> ports, bool anyPort)
    {
        this.anyPort = anyPort;
        foreach (var port in LookAlikes)
        {
            Set(ignored, port);
        }

        foreach (var port in ports)
        {
            Set(known, (ushort)port);
            ignored[(ushort)port >> 6] &= ~(1UL << (port & 63));
        }
    }

    /// <summary>Whether the port is one of the given ones.</summary>
    public bool IsKnown(ushort port) => Has(known, port);

    /// <summary>Whether DNS is looked for on ports that were not given.</summary>
    public bool MayBeDns(ushort source, ushort destination) => anyPort && !Has(ignored, source) && !Has(ignored, destination);

    /// <summary>Whether the payload of a datagram is to be read as DNS.</summary>
    public bool IsDns(ushort source, ushort destination, ReadOnlySpan<byte> payload) =>
        IsKnown(source) || IsKnown(destination) || (MayBeDns(source, destination) && MessageOutline.IsUnmistakable(payload));

    private static void Set(ulong[] set, ushort port) => set[port >> 6] |= 1UL << (port & 63);

    private static bool Has(ulong[] set, ushort port) => (set[port >> 6] >> (port & 63) & 1) != 0;
}
