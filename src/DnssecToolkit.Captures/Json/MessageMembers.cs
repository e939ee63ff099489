using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>A message from the members of RFC 8427 §2: its octets, or, without them, what its header, question and records say.</summary>
internal static class MessageMembers
{
    private const int MaximumMessage = ushort.MaxValue;

    /// <summary>Whether an object describes a message.</summary>
    public static bool IsMessage(JsonMembers members) =>
        members.Has("messageOctetsHEX") || members.Has("headerOctetsHEX") || members.Has("QNAME") || members.Has("questionRRs") || members.Has("answerRRs");

    /// <summary>Whether the message is a query.</summary>
    public static bool IsQuery(JsonMembers members) => members.Octets("messageOctetsHEX") is { } octets
        ? MessageOutline.TryRead(octets, out var outline) && !outline.IsResponse
        : (members.Bits("QR", 1) ?? (members.Has("answerRRs") || members.Has("authorityRRs") ? 1 : 0)) == 0;

    /// <summary>The octets; rebuilt where they are not given.</summary>
    /// <exception cref="FormatException">Members contradict each other or do not suffice.</exception>
    public static ReadOnlyMemory<byte> Octets(JsonMembers members, string what)
    {
        var octets = members.Octets("messageOctetsHEX") ?? Sections(members);
        if (octets is null)
        {
            if (!IsMessage(members))
            {
                return default; // only a time is known
            }

            octets = Rebuild(members, what);
        }

        return octets.Length <= MaximumMessage ? octets : throw new FormatException($"{what} has {octets.Length} octets, more than a DNS message can have");
    }

    // RFC 8427 §2.4: the octets section by section.
    private static byte[]? Sections(JsonMembers members) => members.Octets("headerOctetsHEX") is { } header
        ?
        [
            .. header,
            .. members.Octets("questionOctetsHEX") ?? [],
            .. members.Octets("answerOctetsHEX") ?? [],
            .. members.Octets("authorityOctetsHEX") ?? [],
            .. members.Octets("additionalOctetsHEX") ?? [],
        ]
        : null;

    private static byte[] Rebuild(JsonMembers members, string what)
    {
        bool Flag(string name) => members.Bits(name, 1) == 1;
        var edns = default(Edns);
        var additional = Records(members, "additionalRRs", ref edns);
        var message = new Message
        {
            Id = members.Bits("ID", 16) ?? 0,
            IsResponse = members.Has("QR") ? Flag("QR") : what == "responseMessage",
            Opcode = new Opcode((byte)(members.Bits("Opcode", 4) ?? 0)),
            IsAuthoritative = Flag("AA"),
            IsTruncated = Flag("TC"),
            RecursionDesired = Flag("RD"),
            RecursionAvailable = Flag("RA"),
            AuthenticData = Flag("AD"),
            CheckingDisabled = Flag("CD"),
            // Without an OPT record there is no room for the upper eight bits.
            ResponseCode = new ResponseCode((ushort)((members.Bits("RCODE", 12) ?? 0) & (edns is null ? 0xf : 0xfff))),
            Questions = Questions(members),
            Answer = Records(members, "answerRRs", ref edns),
            Authority = Records(members, "authorityRRs", ref edns),
            Additional = additional,
            Edns = edns,
        };
        return message.ToWire();
    }

    private static ImmutableArray<Question> Questions(JsonMembers members)
    {
        if (members.Has("questionRRs"))
        {
            return [.. members.Array("questionRRs").Select(question => new Question(Name(question, "NAME"), Type(question, "TYPE"), Class(question, "CLASS")))];
        }

        return members.Has("QNAME") ? [new Question(Name(members, "QNAME"), Type(members, "QTYPE"), Class(members, "QCLASS"))] : [];
    }

    private static ImmutableArray<ResourceRecord> Records(JsonMembers members, string section, ref Edns? edns)
    {
        var records = ImmutableArray.CreateBuilder<ResourceRecord>();
        foreach (var record in members.Array(section))
        {
            var type = Type(record, "TYPE");
            var ttl = record.UInt32("TTL") ?? 0;
            if (type == RecordType.Opt)
            {
                edns = new Edns(record.Bits("CLASS", 16) ?? 512, (ttl & 0x8000) != 0, version: (byte)(ttl >> 16));
                continue;
            }

            if (record.Has("rrSet"))
            {
                records.AddRange(record.Array("rrSet").Select(item => new ResourceRecord(Name(record, "NAME"), Class(record, "CLASS"), ttl, Data(item, type))));
            }
            else
            {
                records.Add(new ResourceRecord(Name(record, "NAME"), Class(record, "CLASS"), ttl, Data(record, type)));
            }
        }

        return records.ToImmutable();
    }

    private static Rdata Data(JsonMembers record, RecordType type) => record.Octets("RDATAHEX") is { Length: <= ushort.MaxValue } octets
        ? Rdata.Read(type, octets)
        : throw new FormatException($"a record of type {type} without RDATAHEX");

    private static DomainName Name(JsonMembers members, string member) => members.Text(member) is { } text
        ? DomainName.TryParse(text, out var name) ? name : throw new FormatException($"{member} is not a domain name")
        : throw new FormatException($"{member} is missing");

    private static RecordType Type(JsonMembers members, string member)
    {
        if (members.Bits(member, 16) is { } number)
        {
            return new RecordType(number);
        }

        return RecordType.TryParse(members.Text(member + "name"), out var type) ? type : throw new FormatException($"{member} is missing");
    }

    private static RecordClass Class(JsonMembers members, string member)
    {
        if (members.Bits(member, 16) is { } number)
        {
            return new RecordClass(number);
        }

        return RecordClass.TryParse(members.Text(member + "name"), out var @class) ? @class : RecordClass.Internet;
    }
}
