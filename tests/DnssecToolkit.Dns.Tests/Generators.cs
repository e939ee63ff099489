using System.Collections.Immutable;
using CsCheck;
using DnssecToolkit.Dns.Tests.Records;

namespace DnssecToolkit.Dns.Tests;

/// <summary>Random values for property tests.</summary>
internal static class Generators
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_TEST_FACTOR"), out var factor) ? factor : 1;

    /// <summary>How many random values a test tries: the number given, times the environment variable PROPERTY_TEST_FACTOR for longer runs.</summary>
    public static long Times(int number) => (long)number * Factor;

    /// <summary>Labels of any octets, mostly short, sometimes as long as they may be.</summary>
    public static readonly Gen<byte[]> Label = Gen.Frequency(
        (6, Gen.OneOf(Gen.Char['a', 'e'], Gen.Char['A', 'E'], Gen.Char['-', '-']).Select(character => (byte)character).Array[1, 4]),
        (2, Gen.Byte.Array[1, 8]),
        (1, Gen.Byte.Array[1, 63]));

    /// <summary>Names of up to 255 octets.</summary>
    public static readonly Gen<DomainName> Name = Label.Array[0, 6].Select(labels =>
    {
        var name = DomainName.Root;
        foreach (var label in labels)
        {
            name = name.TryPrepend(label, out var longer) ? longer : name;
        }

        return name;
    });

    /// <summary>Data of every known type, made from the examples.</summary>
    public static readonly ImmutableArray<Rdata> ExampleData =
        [.. RdataExamples.All.Select(example => Rdata.ParseText(RecordType.Parse(example.Type), example.Text).Value)];

    /// <summary>Data of every known type and of unknown ones: examples, examples with an octet changed, and any octets.</summary>
    public static readonly Gen<Rdata> Data = Gen.OneOf(
        Gen.Int[0, ExampleData.Length - 1].Select(i => ExampleData[i]),
        Gen.Select(Gen.Int[0, ExampleData.Length - 1], Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 3])
            .Select((i, position, octet, kind) => Rdata.Read(ExampleData[i].Type, Mutate(ExampleData[i].Wire.ToArray(), position, octet, kind))),
        Gen.Select(Gen.UShort, Gen.Byte.Array[0, 40]).Where((type, _) => type != RecordType.Opt.Number).Select((type, octets) => Rdata.Read(new RecordType(type), octets)),
        Name.Select(name => (Rdata)new Ns(name)),
        Gen.Select(Name, Gen.UShort).Select((name, preference) => (Rdata)new Mx(preference, name)),
        Gen.Byte.Array[0, 300].Select(octets => Rdata.Read(RecordType.Txt, octets)));

    /// <summary>Records of the class IN.</summary>
    public static readonly Gen<ResourceRecord> Record = Gen.Select(Name, Gen.UInt, Data)
        .Select((owner, ttl, data) => new ResourceRecord(owner, RecordClass.Internet, ttl, data));

    /// <summary>Whole messages.</summary>
    public static readonly Gen<Message> Message = Gen.Select(
            Gen.UShort,
            Gen.Bool.Array[8],
            Gen.Select(Name, Gen.UShort).Array[0, 2],
            Record.Array[0, 4],
            Record.Array[0, 3],
            Record.Array[0, 3],
            Gen.Select(Gen.Bool, Gen.UShort, Gen.Select(Gen.UShort, Gen.Byte.Array[0, 20]).Array[0, 4], Gen.Int[0, 0xfff]))
        .Select((id, flags, questions, answer, authority, additional, opt) => new Message
        {
            Id = id,
            IsResponse = flags[0],
            IsAuthoritative = flags[1],
            IsTruncated = flags[2],
            RecursionDesired = flags[3],
            RecursionAvailable = flags[4],
            ReservedBit = flags[5],
            AuthenticData = flags[6],
            CheckingDisabled = flags[7],
            ResponseCode = new ResponseCode((ushort)(opt.Item1 ? opt.Item4 : opt.Item4 & 0xf)),
            Questions = [.. questions.Select(question => new Question(question.Item1, new RecordType(question.Item2)))],
            Answer = [.. answer],
            Authority = [.. authority],
            Additional = [.. additional],
            Edns = opt.Item1
                ? new Edns(opt.Item2, flags[0], [.. opt.Item3.Select(option => new EdnsOption(new EdnsOptionCode(option.Item1), option.Item2))], (byte)(opt.Item2 & 1))
                : null,
        });

    /// <summary>One change of one octet: set, bit flipped, inserted, removed.</summary>
    public static byte[] Mutate(byte[] octets, int position, byte octet, int kind)
    {
        if (octets.Length == 0)
        {
            return [octet];
        }

        position %= octets.Length;
        switch (kind)
        {
            case 0:
                octets[position] = octet;
                return octets;
            case 1:
                octets[position] ^= (byte)(1 << (octet & 7));
                return octets;
            case 2:
                return [.. octets[..position], octet, .. octets[position..]];
            default:
                return [.. octets[..position], .. octets[(position + 1)..]];
        }
    }
}
