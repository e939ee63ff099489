using CsCheck;

namespace DnssecToolkit.Dns.Tests.Records;

public class RdataTextTests
{
    public static TheoryData<string, string, string?, string?> Examples
    {
        get
        {
            var data = new TheoryData<string, string, string?, string?>();
            foreach (var (type, text, wire, printed) in RdataExamples.All)
            {
                data.Add(type, text, wire, printed);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_each_type_has_the_octets_of_its_RFC_and_prints_and_reads_back_the_same(string typeText, string text, string? wire, string? printed)
    {
        var type = RecordType.Parse(typeText);

        var data = Rdata.ParseText(type, text).Value;

        Assert.IsNotType<MalformedRdata>(data);
        Assert.Equal(type, data.Type);
        if (wire is not null)
        {
            Assert.Equal(wire, Convert.ToHexStringLower(data.Wire.Span));
        }

        Assert.Equal(printed ?? text, data.ToString());
        Assert.Equal(data, Rdata.ParseText(type, data.ToString()).Value);
        Assert.Equal(data.GetType(), Rdata.Read(type, data.Wire.Span).GetType());
        Assert.Equal(data, Rdata.Read(type, data.Wire.Span));
    }

    [Fact]
    public void Every_known_type_has_an_example() =>
        Assert.Empty(RdataFormats.KnownTypes.Except(RdataExamples.All.Select(example => RecordType.Parse(example.Type))));

    [Fact]
    public void Octets_of_every_type_print_and_read_back_the_same()
    {
        var known = RdataFormats.KnownTypes.Append(new RecordType(65280)).ToArray();
        var examples = RdataExamples.All.Select(example => Rdata.ParseText(RecordType.Parse(example.Type), example.Text).Value).ToArray();
        var random = Gen.Select(Gen.Int[0, known.Length - 1].Select(i => known[i]), Gen.Byte.Array[0, 60]);
        var mutated = Gen.Select(Gen.Int[0, examples.Length - 1].Select(i => examples[i]), Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 3])
            .Select((example, position, octet, kind) => (example.Type, Mutate(example.Wire.ToArray(), position, octet, kind)));

        Gen.OneOf(random, mutated, mutated).Sample(
            (type, octets) =>
            {
                var data = Rdata.Read(type, octets);
                var again = Rdata.ParseText(type, data.ToString()).Value;
                Assert.Equal(data, again);
                Assert.Equal(data.GetType(), again.GetType());
                if (data is not MalformedRdata)
                {
                    Assert.Equal(data.Wire, Rdata.Read(type, data.Wire.Span).Wire);
                }
            },
            iter: 40_000);
    }

    private static byte[] Mutate(byte[] octets, int position, byte octet, int kind)
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
