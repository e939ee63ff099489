using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Proofs by NSEC records (RFC 4035 §3.1.3). A zone without any proves nothing.</summary>
internal sealed class NsecDenial : DenialRecords
{
    private readonly ZoneNode[] nodes;
    private readonly DomainName[] owners;

    public NsecDenial(ZoneIndex index)
    {
        nodes = [.. index.Nodes.Where(node => node.Has(RecordType.Nsec))];
        owners = Array.ConvertAll(nodes, node => node.Name);
    }

    /// <inheritdoc/>
    /// <remarks>RFC 4035 §3.1.3.1. An empty non-terminal has no NSEC of its own: the one before covers it (RFC 4592 §2.2.2).</remarks>
    public override IEnumerable<ResourceRecord> NoData(DomainName name) =>
        Array.BinarySearch(owners, name) is >= 0 and var at ? nodes[at].Signed(RecordType.Nsec) : CoveringEmptyNonTerminal(name);

    /// <inheritdoc/>
    /// <remarks>RFC 4035 §3.1.3.2.</remarks>
    public override IEnumerable<ResourceRecord> NoName(DomainName name, DomainName closestEncloser)
    {
        var records = Covering(name);
        return closestEncloser.Wildcard is { } wildcard ? records.Concat(Covering(wildcard)) : records;
    }

    /// <inheritdoc/>
    /// <remarks>RFC 4035 §3.1.3.3.</remarks>
    public override IEnumerable<ResourceRecord> Wildcard(DomainName name, DomainName closestEncloser) => Covering(name);

    /// <inheritdoc/>
    /// <remarks>RFC 4035 §3.1.3.4.</remarks>
    public override IEnumerable<ResourceRecord> WildcardNoData(DomainName name, DomainName closestEncloser) =>
        closestEncloser.Wildcard is { } wildcard ? NoData(wildcard).Concat(Covering(name)) : Covering(name);

    // Only a span that ends below the name proves the empty non-terminal; another would say that the name does not exist.
    private ResourceRecord[] CoveringEmptyNonTerminal(DomainName name) =>
        Covering(name).ToArray() is { Length: > 0 } records && records.Any(record => record.Data is Nsec nsec && nsec.NextDomainName.IsBelow(name)) ? records : [];

    private IEnumerable<ResourceRecord> Covering(DomainName name)
    {
        if (nodes.Length == 0)
        {
            return [];
        }

        var at = Array.BinarySearch(owners, name);
        at = at >= 0 ? at : ~at - 1;
        return nodes[at < 0 ? nodes.Length - 1 : at].Signed(RecordType.Nsec);
    }
}
