using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A zone as it is served: its records, signed or not, broken or not.</summary>
[TypeFormatterSource]
public sealed class SignedZone
{
    private readonly ZoneStandIn _standIn;
    private readonly CompactDenial? _compact;
    private readonly ZoneDraft _draft;
    private readonly Lock _gate = new();

    internal SignedZone(ZoneDraft draft)
    {
        _draft = draft;
        Description = draft.Description;
        Signer = draft.Signer;
        Keys = [.. draft.Keys];
        Records = [.. draft.Sets.SelectMany(set => set.Records())];
        _standIn = new ZoneStandIn(Apex, Records);
        _compact = draft.Description.IsSigned && draft.Denial.Kind == DenialKind.Compact ? new CompactDenial(draft) : null;
    }

    /// <summary>The plan of the zone.</summary>
    public ZoneDescription Description { get; }

    /// <summary>The name of the zone.</summary>
    public DomainName Apex => Description.Apex;

    /// <summary>The signer of this copy; null where there is one signer.</summary>
    public string? Signer { get; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset SignedAt => _draft.SignedAt;

    /// <summary>The keys with their private halves.</summary>
    public ImmutableArray<ZoneKey> Keys { get; }

    /// <summary>All records, the apex first, names in canonical order.</summary>
    public ImmutableArray<ResourceRecord> Records { get; }

    /// <summary>Whether the zone answers a question, if only with a referral. The DS of the apex is the parent's to answer.</summary>
    public bool HasAuthority(Question question) => _standIn.HasAuthority(question);

    /// <summary>The whole answer as the zone has it, with all DNSSEC records, of any size; null when the name is not the zone's.</summary>
    public Message? Answer(Question question)
    {
        var answer = _standIn.Answer(question);
        return answer is null || _compact is null ? answer : _compact.Complete(question, answer);
    }

    /// <summary>A record that the zone does not have, signed with the zone's keys: for servers that invent proofs for each answer.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="data">The data.</param>
    /// <param name="ttl">The TTL in seconds; null: that of negative answers.</param>
    /// <returns>The record, then its signatures; without signatures where the zone is not signed.</returns>
    public ImmutableArray<ResourceRecord> Invent(DomainName owner, Rdata data, uint? ttl = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(data);
        var set = new ZoneSet(owner, data.Type, ttl ?? Description.Ttls.Negative);
        set.Data.Add(data);
        lock (_gate)
        {
            set.Signatures.AddRange(_draft.KeysFor(data.Type).Select(key => _draft.Sign(set, key)));
        }

        return [.. set.Records()];
    }

    /// <summary>Writes the zone as a zone file that BIND, NSD and Knot load unchanged.</summary>
    public void WriteTo(TextWriter text)
    {
        var writer = new ZoneFileWriter(text);
        writer.Write(Records.Where(record => record.Type == RecordType.Soa)); // the SOA comes first: NSD and BIND insist
        writer.Write(Records.Where(record => record.Type != RecordType.Soa));
    }

    /// <summary>The zone as text.</summary>
    public string ToZoneFile()
    {
        using var text = new StringWriter { NewLine = "\n" };
        WriteTo(text);
        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Apex} ({Records.Length} records)";
}
