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
        var examples = Generators.ExampleData;
        var random = Gen.Select(Gen.Int[0, known.Length - 1].Select(i => known[i]), Gen.Byte.Array[0, 60]);
        var mutated = Gen.Select(Gen.Int[0, examples.Length - 1].Select(i => examples[i]), Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 3])
            .Select((example, position, octet, kind) => (example.Type, Generators.Mutate(example.Wire.ToArray(), position, octet, kind)));

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
            iter: Generators.Times(12_000));
    }

    [Theory]
    [InlineData("1 foo.example.com. key123=abc key123=def", "the parameter key123 stands twice")]
    [InlineData("1 foo.example.com. mandatory", "\"\" is not a value of mandatory")]
    [InlineData("1 foo.example.com. alpn", "\"\" is not a value of alpn")]
    [InlineData("1 foo.example.com. port", "\"\" is not a value of port")]
    [InlineData("1 foo.example.com. ipv4hint", "\"\" is not a value of ipv4hint")]
    [InlineData("1 foo.example.com. ipv6hint", "\"\" is not a value of ipv6hint")]
    [InlineData("1 foo.example.com. no-default-alpn=abc", "no-default-alpn has a value, but takes none")]
    [InlineData("1 foo.example.com. mandatory=key123", "mandatory lists key123, which is not there")]
    [InlineData("1 foo.example.com. mandatory=mandatory", "mandatory lists itself")]
    [InlineData("1 foo.example.com. mandatory=key123,key123 key123=abc", "\"key123,key123\" is not a value of mandatory")]
    [InlineData("1 foo.example.com. no-default-alpn", "no-default-alpn stands without alpn")]
    [InlineData("1 foo.example.com. Alpn=h2", "a parameter begins with a key such as alpn or key65000, not \"Alpn\"")]
    [InlineData("1 foo.example.com. key007=h2", "a parameter begins with a key such as alpn or key65000, not \"key007\"")]
    public void The_failures_of_RFC_9460_appendix_D_3_are_refused_with_the_reason(string text, string problem) =>
        Assert.Equal(problem, Rdata.ParseText(RecordType.Svcb, text).Error!.Problem);

    [Theory]
    [InlineData("SVCB", "000100" + "00040004c0000201" + "000100030268" + "32", "the parameter alpn stands after a key with a higher number", 11)]
    [InlineData("SVCB", "000100" + "000300020035" + "000300020035", "the parameter port stands twice", 9)]
    [InlineData("SVCB", "000100" + "00030003003500", "port has 3 octets instead of 2", 3)]
    [InlineData("SVCB", "000100" + "0003000200", "a parameter runs past the end", 3)]
    [InlineData("HTTPS", "0001c000", "a compression pointer stands where none is allowed", 2)]
    [InlineData("CAA", "00026973" + "", null, 0)]
    [InlineData("CAA", "0000", "the tag is not made of ASCII letters and digits", 1)]
    [InlineData("TXT", "", "there is no character-string; at least one is required", 0)]
    [InlineData("TXT", "0161036200", "a character-string runs past the end", 2)]
    [InlineData("A", "c00002", "4 octets are expected, but only 3 are left", 0)]
    [InlineData("A", "c000020100", "1 octets follow the end of the A data", 4)]
    [InlineData("NSEC", "000001", "a window of the type bitmap runs past the end", 1)]
    [InlineData("NSEC", "0000" + "00", "a window of the type bitmap has 0 octets; 1 to 32 are allowed", 2)]
    [InlineData("NSEC", "00" + "000140" + "000140", "the windows of the type bitmap do not ascend", 4)]
    [InlineData("LOC", "00" + "a00000" + "000000000000000000000000", "size and precision have digits above 9", 1)]
    [InlineData("URI", "00010001", "the target is empty", 4)]
    [InlineData("A6", "81", "the prefix length is 129; at most 128 is possible", 1)]
    public void Octets_without_the_form_of_their_type_are_kept_with_the_reason_and_the_offset(string type, string wire, string? problem, int offset)
    {
        var data = Rdata.Read(RecordType.Parse(type), Convert.FromHexString(wire));

        Assert.Equal(wire, Convert.ToHexStringLower(data.Wire.Span));
        Assert.Equal(problem, (data as MalformedRdata)?.Error.Problem);
        Assert.Equal(offset, (data as MalformedRdata)?.Error.Offset ?? 0);
    }

    [Fact]
    public void A_bitmap_with_zero_octets_at_its_end_prints_in_hexadecimal_so_that_they_are_not_lost()
    {
        var data = Rdata.Read(RecordType.Nsec, Convert.FromHexString("00" + "00024000"));

        Assert.Equal([RecordType.A], Assert.IsType<Nsec>(data).Types);
        Assert.Equal("\\# 5 0000024000", data.ToString());
    }

    [Fact]
    public void The_fields_of_service_parameters_are_typed()
    {
        var data = (Https)Rdata.ParseText(RecordType.Https, "1 . mandatory=port alpn=h3,h2 port=8443 ipv4hint=192.0.2.1,192.0.2.2 ech=AQI= ipv6hint=2001:db8::1 dohpath=/q{?dns}").Value;

        Assert.Equal([SvcParamKey.Port], data.Mandatory);
        Assert.Equal(["h3", "h2"], data.Alpn.Select(protocol => System.Text.Encoding.ASCII.GetString(protocol.Span)));
        Assert.Equal((ushort?)8443, data.Port);
        Assert.Equal(["192.0.2.1", "192.0.2.2"], data.Ipv4Hints.Select(address => address.ToString()));
        Assert.Equal(["2001:db8::1"], data.Ipv6Hints.Select(address => address.ToString()));
        Assert.Equal([1, 2], data.Ech!.Value.ToArray());
        Assert.False(data.NoDefaultAlpn);
        Assert.Equal(data, new Https(data.Priority, data.TargetName, data.Parameters));
    }
}
