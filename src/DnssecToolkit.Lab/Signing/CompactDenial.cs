using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Denial made for each answer: an NSEC at the name itself that says it has no such type, or no type at all (RFC 9824 §3).</summary>
internal sealed class CompactDenial(ZoneDraft zone)
{
    private static readonly RecordType NxName = new(128);

    private readonly Lock _gate = new();

    /// <summary>Puts the proof into an answer that lacks it.</summary>
    public Message Complete(Question question, Message answer)
    {
        answer = SignExpansions(answer);
        var isReferral = !answer.IsAuthoritative;
        var cut = isReferral ? answer.Authority.FirstOrDefault(record => record.Type == RecordType.Ns)?.Owner : null;
        if (isReferral && (cut is null || answer.Authority.Any(record => record.Type == RecordType.Ds)))
        {
            return answer;
        }

        var isNegative = answer.ResponseCode == ResponseCode.NameError || answer.Answer.IsEmpty;
        if (!isNegative && !isReferral)
        {
            return answer;
        }

        var owner = cut ?? answer.Answer.Select(record => record.Data).OfType<Cname>().LastOrDefault()?.Target ?? question.Name;
        if (!owner.IsAtOrBelow(zone.Apex))
        {
            return answer;
        }

        lock (_gate)
        {
            // RFC 9824 §3.1: a name that does not exist is answered with NOERROR and the pseudo-type NXNAME.
            return answer.With(responseCode: ResponseCode.NoError, authority: [.. answer.Authority, .. Proof(owner, answer.ResponseCode == ResponseCode.NameError)]);
        }
    }

    // A server that signs each answer signs what a wildcard expanded to under its own name, and so needs no proof beside it.
    private Message SignExpansions(Message answer)
    {
        var expanded = RRset.Gather(answer.Answer).Where(set => set.Type != RecordType.Rrsig && answer.Answer.Any(
            record => record.Owner == set.Owner && record.Data is Rrsig rrsig && rrsig.TypeCovered == set.Type && rrsig.Labels < set.Owner.SignedLabelCount)).ToList();
        if (expanded.Count == 0)
        {
            return answer;
        }

        lock (_gate)
        {
            var signed = expanded.SelectMany(found =>
            {
                var set = new ZoneSet(found.Owner, found.Type, found.Ttl);
                set.Data.AddRange(found.Data);
                set.Signatures.AddRange(zone.KeysFor(found.Type).Select(key => zone.Sign(set, key)));
                return set.Records();
            });
            var others = answer.Answer.Where(record => !expanded.Exists(
                set => set.Owner == record.Owner && (set.Type == record.Type || (record.Data is Rrsig rrsig && rrsig.TypeCovered == set.Type))));
            return answer.With(answer: [.. others, .. signed], authority: []);
        }
    }

    private IEnumerable<ResourceRecord> Proof(DomainName owner, bool noName)
    {
        var source = zone.TypesAt(owner).Any() || owner.LabelCount <= zone.Apex.LabelCount ? owner : owner.Parent.Wildcard ?? owner;
        var types = zone.TypesAt(source).Where(type => !zone.IsCut(owner) || type == RecordType.Ns || type == RecordType.Ds);
        owner.TryPrepend([0], out var next);
        var set = new ZoneSet(owner, RecordType.Nsec, zone.Description.Ttls.Negative);
        set.Data.Add(new Nsec(next ?? zone.Apex, TypeBitmap.Of([.. noName ? [NxName] : types, RecordType.Rrsig, RecordType.Nsec])));
        set.Signatures.AddRange(zone.KeysFor(RecordType.Nsec).Select(key => zone.Sign(set, key)));
        return set.Records();
    }
}
