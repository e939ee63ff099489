using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>The answer of a zone to one question: the algorithm of RFC 1034 §4.3.2 with RFC 4035 §3.1, RFC 4592 and RFC 6672 §3.2.</summary>
internal sealed class ZoneAnswer(DomainName origin, ZoneIndex index, DenialRecords denial, Question question)
{
    /// <summary>What the answers say of the largest datagram.</summary>
    public const ushort UdpPayloadSize = 1232;

    private const int MaximumAliases = 16;
    private static readonly RecordType Any = new(255);

    private readonly List<ResourceRecord> answer = [];
    private readonly List<ResourceRecord> authority = [];
    private readonly List<ResourceRecord> additional = [];
    private ResponseCode responseCode = ResponseCode.NoError;
    private bool isAuthoritative = true;

    /// <summary>Answers.</summary>
    public Message ToMessage()
    {
        var seen = new HashSet<DomainName>();
        DomainName? next = question.Name;
        for (var aliases = 0; next is not null && aliases <= MaximumAliases && seen.Add(next); aliases++)
        {
            next = next.IsAtOrBelow(origin) ? Follow(next) : null;
        }

        return new Message
        {
            IsResponse = true,
            IsAuthoritative = isAuthoritative,
            ResponseCode = responseCode,
            Questions = [question],
            Answer = [.. answer.Distinct()],
            Authority = [.. authority.Distinct()],
            Additional = [.. additional.Distinct()],
            Edns = new Edns(UdpPayloadSize, dnssecOk: true),
        };
    }

    // Answers for a name; gives the name to go on with when it is an alias.
    private DomainName? Follow(DomainName name)
    {
        // What lies below a zone cut or a DNAME is not there for us (occluded), so the walk goes from the apex down.
        for (var labels = origin.LabelCount; labels <= name.LabelCount; labels++)
        {
            var ancestor = name.Ancestor(labels);
            if (index.Find(ancestor) is not { } node)
            {
                continue;
            }

            var isName = labels == name.LabelCount;
            if (labels > origin.LabelCount && node.Has(RecordType.Ns) && !(isName && question.Type == RecordType.Ds))
            {
                Refer(node);
                return null;
            }

            if (!isName && node.Has(RecordType.Dname))
            {
                return Redirect(name, node);
            }
        }

        if (index.Find(name) is { } found)
        {
            return AnswerFrom(found, name, () => denial.NoData(name));
        }

        if (index.Exists(name))
        {
            Negative(denial.NoData(name)); // an empty non-terminal
            return null;
        }

        var encloser = name.Parent;
        while (!index.Exists(encloser) && encloser.LabelCount > origin.LabelCount)
        {
            encloser = encloser.Parent;
        }

        if (encloser.Wildcard is { } wildcard && index.Find(wildcard) is { } source)
        {
            return AnswerFrom(source, name, () => denial.WildcardNoData(name, encloser), () => denial.Wildcard(name, encloser));
        }

        if (encloser.Wildcard is { } empty && index.Exists(empty))
        {
            Negative(denial.WildcardNoData(name, encloser)); // the wildcard is an empty non-terminal (RFC 4592 §2.2.2)
            return null;
        }

        responseCode = ResponseCode.NameError;
        Negative(denial.NoName(name, encloser));
        return null;
    }

    // From the name itself, or, for another name, from the wildcard that covers it (RFC 4592 §3.3.1).
    private DomainName? AnswerFrom(ZoneNode node, DomainName name, Func<IEnumerable<ResourceRecord>> noData, Func<IEnumerable<ResourceRecord>>? expansion = null)
    {
        ResourceRecord Expand(ResourceRecord record) => expansion is null ? record : record with { Owner = name };

        var type = question.Type;
        var isAlias = node.Has(RecordType.Cname) && type != RecordType.Cname && type != Any && type != RecordType.Rrsig && type != RecordType.Nsec;
        if (isAlias)
        {
            answer.AddRange(node.Signed(RecordType.Cname).Select(Expand));
        }
        else if (type == Any)
        {
            answer.AddRange(node.Records.Select(Expand));
        }
        else if (node.Has(type))
        {
            answer.AddRange((type == RecordType.Rrsig ? node.Unsigned(type) : node.Signed(type)).Select(Expand));
            AddAddresses(node, type);
        }
        else
        {
            Negative(noData());
            return null;
        }

        if (expansion is not null)
        {
            authority.AddRange(expansion());
        }

        return isAlias && node.Unsigned(RecordType.Cname).First().Data is Cname alias ? alias.Target : null;
    }

    // RFC 6672 §3.2: the DNAME with its signature, and the CNAME that follows from it, unsigned.
    private DomainName? Redirect(DomainName name, ZoneNode node)
    {
        answer.AddRange(node.Signed(RecordType.Dname));
        var record = node.Unsigned(RecordType.Dname).First();
        if (record.Data is not Dname dname)
        {
            return null;
        }

        if (!name.TryRebase(node.Name, dname.Target, out var target))
        {
            responseCode = ResponseCode.NameExists; // YXDOMAIN: RFC 6672 §3.2
            return null;
        }

        answer.Add(new ResourceRecord(name, record.Class, record.Ttl, new Cname(target)));
        return target;
    }

    // RFC 4035 §3.1.4: the DS with its signature, or the proof that there is none; RFC 1034 §4.2.1: glue.
    private void Refer(ZoneNode cut)
    {
        isAuthoritative = answer.Count > 0;
        authority.AddRange(cut.Unsigned(RecordType.Ns));
        authority.AddRange(cut.Has(RecordType.Ds) ? cut.Signed(RecordType.Ds) : denial.NoData(cut.Name));
        AddAddresses(cut, RecordType.Ns);
    }

    private void AddAddresses(ZoneNode node, RecordType type)
    {
        if (type != RecordType.Ns)
        {
            return;
        }

        foreach (var server in node.Unsigned(type).Select(record => record.Data).OfType<Ns>())
        {
            if (index.Find(server.NameServer) is { } host)
            {
                additional.AddRange(host.Signed(RecordType.A));
                additional.AddRange(host.Signed(RecordType.Aaaa));
            }
        }
    }

    // RFC 2308 §3: the SOA goes along, and its TTL is no longer than its last field; then the proof.
    private void Negative(IEnumerable<ResourceRecord> proof)
    {
        if (index.Find(origin) is { } apex)
        {
            var longest = apex.Unsigned(RecordType.Soa).Select(record => record.Data).OfType<Soa>().Select(soa => soa.Minimum).FirstOrDefault(uint.MaxValue);
            authority.AddRange(apex.Signed(RecordType.Soa).Select(record => record with { Ttl = Math.Min(record.Ttl, longest) }));
        }

        authority.AddRange(proof);
    }
}
