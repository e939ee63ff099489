using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Where every RRset of a capture was seen, and which names were seen as zone cuts. Built once for a capture, when first needed.</summary>
internal sealed class SightingIndex
{
    private static readonly ConditionalWeakTable<Capture, SightingIndex> Built = [];

    private readonly Dictionary<(DomainName Owner, RecordType Type), List<Sighting>> _sets = [];
    private readonly Dictionary<DomainName, List<Exchange>> _referrals = [];
    private readonly HashSet<DomainName> _apexes = [];
    private readonly HashSet<DomainName> _signers = [];
    private readonly HashSet<(DomainName Owner, DomainName Signer)> _signedBy = [];
    private readonly HashSet<(DomainName Name, DomainName Signer)> _deniedBy = [];

    private SightingIndex(Capture capture)
    {
        foreach (var exchange in capture.Exchanges)
        {
            if (exchange.Response is { IsResponse: true } response)
            {
                Add(exchange, response);
            }
        }
    }

    public static SightingIndex Of(Capture capture) => Built.GetValue(capture, static key => new SightingIndex(key));

    public IReadOnlyList<Sighting> Sets(DomainName owner, RecordType type) =>
        _sets.TryGetValue((owner, type), out var found) ? found : [];

    /// <summary>Responses without an answer that name the servers of this zone.</summary>
    public IReadOnlyList<Exchange> Referrals(DomainName child) => _referrals.TryGetValue(child, out var found) ? found : [];

    /// <summary>Whether something was seen that only stands at the apex of a zone, or names it: NS, SOA, DNSKEY, or the signer of a signature.</summary>
    public bool LooksLikeApex(DomainName name) => _apexes.Contains(name) || _signers.Contains(name);

    /// <summary>Whether a zone is said to begin at this name by nothing but signatures in its name, which anybody can put beside any record.</summary>
    public bool IsKnownAsSignerOnly(DomainName name) => !_apexes.Contains(name) && _signers.Contains(name);

    /// <summary>Whether data of a name was seen with a signature in the name of a zone: then the name is that zone's own and no cut of it.</summary>
    public bool IsSignedBy(DomainName owner, DomainName zone) => _signedBy.Contains((owner, zone));

    /// <summary>Whether a response was seen that denies something other than a DS at a name or below it, with an SOA that the zone signed.</summary>
    public bool IsDeniedBy(DomainName name, DomainName zone) => _deniedBy.Any(denied => denied.Signer == zone && denied.Name.IsAtOrBelow(name));

    private void Add(Exchange exchange, Message response)
    {
        Add(exchange, response.Answer, Section.Answer);
        Add(exchange, response.Authority, Section.Authority);
        Add(exchange, response.Additional, Section.Additional);
        if (response.Answer.IsEmpty && response.Question is { } question && question.Type != RecordType.Ds)
        {
            _deniedBy.UnionWith(response.Authority.Select(record => record.Data).OfType<Rrsig>().Where(rrsig => rrsig.TypeCovered == RecordType.Soa).Select(rrsig => (question.Name, rrsig.SignersName)));
        }

        if (response.Answer.IsEmpty)
        {
            foreach (var cut in response.Authority.Where(record => record.Type == RecordType.Ns).Select(record => record.Owner).Distinct())
            {
                if (response.Question?.Name.IsAtOrBelow(cut) == true)
                {
                    Append(_referrals, cut, exchange);
                }
            }
        }
    }

    private void Add(Exchange exchange, ImmutableArray<ResourceRecord> records, Section section)
    {
        if (records.IsEmpty)
        {
            return;
        }

        foreach (var set in MessageSets.Gather(records))
        {
            Append(_sets, (set.Owner, set.Type), new Sighting(set, section, exchange));
            if (set.Type == RecordType.Ns || set.Type == RecordType.Soa || set.Type == RecordType.Dnskey)
            {
                _apexes.Add(set.Owner);
            }

            foreach (var signature in set.Signatures)
            {
                _signers.Add(signature.SignersName);
                if (set.Type != RecordType.Ds && set.Type != RecordType.Nsec && set.Type != RecordType.Nsec3)
                {
                    _signedBy.Add((set.Owner, signature.SignersName));
                }
            }
        }
    }

    private static void Append<TKey, TValue>(Dictionary<TKey, List<TValue>> into, TKey key, TValue value)
        where TKey : notnull
    {
        if (into.TryGetValue(key, out var list))
        {
            list.Add(value);
        }
        else
        {
            into[key] = [value];
        }
    }
}
