using System.Collections.Concurrent;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>A zone that stands in for a server: it answers a question, asked with DO, as an authoritative server for the zone would (RFC 4035 §3.1).</summary>
/// <remarks>
/// Nothing is signed or invented: the signatures and proofs are those of the zone, whatever they are worth, and what the zone lacks is
/// missing in the answer. Only the CNAME that belongs to a DNAME is made (RFC 6672 §3.1). Immutable and safe for several threads.
/// </remarks>
public sealed class ZoneStandIn
{
    private const int MaximumRemembered = 4096;

    private readonly ConcurrentDictionary<(Question, DateTimeOffset), Exchange> remembered = new();
    private readonly ZoneIndex index;
    private readonly DenialRecords denial;

    /// <summary>Makes a stand-in of a zone's records.</summary>
    /// <param name="origin">The apex of the zone.</param>
    /// <param name="records">The records in any order; those outside the zone are left out.</param>
    /// <param name="server">Whom the zone stands in for; null names it after the zone.</param>
    /// <param name="at">When the zone was as it is; null when that is not known.</param>
    public ZoneStandIn(DomainName origin, IEnumerable<ResourceRecord> records, ServerAddress? server = null, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(records);
        Origin = origin;
        Server = server ?? ServerAddress.Named($"zone {origin}");
        At = at?.ToUniversalTime();
        index = new ZoneIndex(origin, records);
        denial = DenialRecords.Of(origin, index);
        Class = index.Find(origin)?.Records[0].Class ?? RecordClass.Internet;
    }

    /// <summary>The apex of the zone.</summary>
    public DomainName Origin { get; }

    /// <summary>The class of the zone.</summary>
    public RecordClass Class { get; }

    /// <summary>The server the answers are said to come from.</summary>
    public ServerAddress Server { get; }

    /// <summary>When the zone was as it is; null when that is not known.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>The names of the zone in canonical order, each with what it is; the owners of NSEC3 records are none (RFC 5155 §7.2.8).</summary>
    public IEnumerable<ZoneName> Names
    {
        get
        {
            DomainName? above = null; // the last zone cut or DNAME: what is below it follows at once
            foreach (var node in index.Nodes)
            {
                var kind = above is not null && node.Name.IsBelow(above) ? ZoneNameKind.Occluded
                    : node.Name == Origin ? ZoneNameKind.Apex
                    : node.Has(RecordType.Ns) ? node.Has(RecordType.Ds) ? ZoneNameKind.SignedDelegation : ZoneNameKind.UnsignedDelegation
                    : node.Name.IsWildcard ? ZoneNameKind.Wildcard
                    : ZoneNameKind.Data;
                if (kind is ZoneNameKind.SignedDelegation or ZoneNameKind.UnsignedDelegation || (kind != ZoneNameKind.Occluded && node.Has(RecordType.Dname)))
                {
                    above = node.Name;
                }

                yield return new ZoneName(node.Name, kind, [.. node.Records.Select(record => record.Type).Where(type => type != RecordType.Rrsig).Distinct()]);
            }
        }
    }

    /// <summary>Whether a name exists in the zone, be it only because a name below it does (RFC 4592 §2.2.2).</summary>
    public bool Exists(DomainName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return index.Exists(name);
    }

    /// <summary>The delegation that a name is at or below; null where the zone itself speaks for the name.</summary>
    public DomainName? CutOf(DomainName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var labels = Origin.LabelCount + 1; name.IsAtOrBelow(Origin) && labels <= name.LabelCount; labels++)
        {
            if (index.Find(name.Ancestor(labels)) is { } node && node.Has(RecordType.Ns))
            {
                return node.Name;
            }
        }

        return null;
    }

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="at">The time the exchange shall carry; without it <see cref="At"/>, and without that 1 January 1970.</param>
    /// <returns>Null when the zone has no authority: the name is outside, or the question is for the DS of the apex, which the parent has (RFC 4035 §3.1.4.1).</returns>
    public Exchange? Ask(Question question, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!HasAuthority(question))
        {
            return null;
        }

        var key = (question, at ?? At ?? DateTimeOffset.UnixEpoch);
        if (remembered.TryGetValue(key, out var known))
        {
            return known;
        }

        if (remembered.Count >= MaximumRemembered)
        {
            remembered.Clear();
        }

        return remembered.GetOrAdd(key, Record(question, key.Item2));
    }

    /// <summary>The answer to a question as a message, with all that the zone has on it, of any size; not remembered.</summary>
    /// <returns>Null when the name or the class is not the zone's. The DS of the apex gets the child's side of the cut: there is none (RFC 4035 §3.1.4.1).</returns>
    public Message? Answer(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Class == Class && question.Name.IsAtOrBelow(Origin) ? new ZoneAnswer(Origin, index, denial, question).ToMessage() : null;
    }

    /// <summary>Whether the zone answers the question, if only with a referral.</summary>
    public bool HasAuthority(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Class == Class
            && question.Name.IsAtOrBelow(Origin)
            && (question.Type != RecordType.Ds || Origin.IsRoot || question.Name != Origin);
    }

    private Exchange Record(Question question, DateTimeOffset at)
    {
        var message = new ZoneAnswer(Origin, index, denial, question).ToMessage();
        var query = new Message { Questions = [question], Edns = new Edns(ZoneAnswer.UdpPayloadSize, dnssecOk: true) };
        return new Exchange(at, Server, Transport.File, query.ToWire(), new Outcome.Answered(message.ToWire())) { Source = Server.Name };
    }
}
