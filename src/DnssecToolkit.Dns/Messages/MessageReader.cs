using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>Reads messages from octets and keeps going after damage as far as the record lengths allow.</summary>
internal static class MessageReader
{
    private const int SmallestRecord = 11;

    public static ParseResult<Message> Read(ReadOnlyMemory<byte> octets)
    {
        var reader = new WireReader(octets.Span, pointedNames: new PointedNames());
        var id = reader.UInt16();
        var flags = reader.UInt16();
        int questionCount = reader.UInt16(), answerCount = reader.UInt16(), authorityCount = reader.UInt16(), additionalCount = reader.UInt16();
        if (reader.Error is not null)
        {
            return new ParseError($"a message has a header of 12 octets, but there are only {octets.Length}", 0);
        }

        var questions = ImmutableArray.CreateBuilder<Question>(Math.Min(questionCount, 1));
        for (var i = 0; i < questionCount; i++)
        {
            var question = new Question(reader.Name(), new RecordType(reader.UInt16()), new RecordClass(reader.UInt16()));
            if (reader.Error is { } error)
            {
                return error with { Problem = $"question {i + 1} of {questionCount}: {error.Problem}" };
            }

            questions.Add(question);
        }

        var defects = new List<ParseError>();
        Edns? edns = null;
        var responseCode = flags & 0xf;
        var answer = Section(ref reader, "answer", answerCount, defects, ref edns, ref responseCode);
        var authority = Section(ref reader, "authority", authorityCount, defects, ref edns, ref responseCode);
        var additional = Section(ref reader, "additional", additionalCount, defects, ref edns, ref responseCode);
        if (reader.Remaining > 0)
        {
            defects.Add(new ParseError($"{reader.Remaining} octets follow the last record", reader.Position));
        }

        return new Message
        {
            Id = id,
            IsResponse = (flags & 0x8000) != 0,
            Opcode = new Opcode((byte)((flags >> 11) & 0xf)),
            IsAuthoritative = (flags & 0x0400) != 0,
            IsTruncated = (flags & 0x0200) != 0,
            RecursionDesired = (flags & 0x0100) != 0,
            RecursionAvailable = (flags & 0x0080) != 0,
            ReservedBit = (flags & 0x0040) != 0,
            AuthenticData = (flags & 0x0020) != 0,
            CheckingDisabled = (flags & 0x0010) != 0,
            ResponseCode = new ResponseCode((ushort)responseCode),
            Questions = questions.ToImmutable(),
            Answer = answer,
            Authority = authority,
            Additional = additional,
            Edns = edns,
            Octets = octets,
            Defects = [.. defects],
        };
    }

    private static ImmutableArray<ResourceRecord> Section(
        ref WireReader reader, string name, int count, List<ParseError> defects, ref Edns? edns, ref int responseCode)
    {
        if (count == 0 || reader.Error is not null)
        {
            return [];
        }

        var records = ImmutableArray.CreateBuilder<ResourceRecord>(Math.Min(count, reader.Remaining / SmallestRecord));
        for (var i = 0; i < count; i++)
        {
            var start = reader.Position;
            var owner = reader.Name();
            var type = new RecordType(reader.UInt16());
            var @class = reader.UInt16();
            var ttl = reader.UInt32();
            int length = reader.UInt16();
            if (reader.Error is null && length > reader.Remaining)
            {
                reader.Fail($"the RDATA has {length} octets by its length, but only {reader.Remaining} are left");
            }

            if (reader.Error is { } error)
            {
                defects.Add(error with { Problem = $"record {i + 1} of {count} in the {name} section: {error.Problem}" });
                break;
            }

            var dataStart = reader.Position;
            if (type == RecordType.Opt)
            {
                var data = reader.Span(length);
                if (name != "additional" || !owner.IsRoot || edns is not null)
                {
                    defects.Add(new ParseError(
                        edns is not null ? "the message has more than one OPT record" : "an OPT record does not stand at the root of the additional section", start));
                }

                if (edns is null)
                {
                    edns = Edns.Read(@class, ttl, data, dataStart, defects);
                    responseCode |= (int)(ttl >> 24) << 4;
                }

                continue;
            }

            records.Add(new ResourceRecord(owner, new RecordClass(@class), ttl, reader.Rdata(type, new RecordClass(@class), length)));
        }

        return records.DrainToImmutable();
    }
}
