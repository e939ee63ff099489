using DnssecToolkit.Dns.Tests.Records;

namespace DnssecToolkit.Dns.Tests.Tools;

/// <summary>Other implementations read the texts as the same octets.</summary>
public class ZoneToolTests
{
    private const string Apex = "example. 60 IN SOA ns.example. hostmaster.example. 1 2 3 4 60\nexample. 60 IN NS ns.example.\nns.example. 60 IN A 192.0.2.53\n";

    private static readonly string[] AtApex = ["CDS", "CDNSKEY", "DNSKEY", "NSEC3PARAM", "ZONEMD", "CSYNC"];

    /// <summary>Types that BIND 9.18 does not know, or refuses as obsolete or out of place.</summary>
    private static readonly string[] NotInBind = ["SOA", "MD", "MF", "WALLET", "CLA", "DSYNC", "NXT", "A6", "HHIT", "BRID"];

    /// <summary>Examples of other types that BIND 9.18 is stricter about.</summary>
    private static readonly string[] RefusedByBind = ["TYPE65280 13 0 1h 1893456000 0 1 . AA==", "Host.Example.", "1 doh.example. alpn=\"h2\" ohttp"];

    private static (int ExitCode, string Output, string Errors) Compile(string zone) => OtherTool.RunOnFile(
        "named-compilezone", "bind9-utils", zone, ["-q", "-i", "none", "-k", "ignore", "-o", "-", "example."]);

    /// <summary>The examples that BIND 9.18 can be asked about.</summary>
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, text, _, _) in RdataExamples.All.Where(example => !NotInBind.Contains(example.Type) && !RefusedByBind.Contains(example.Text)))
            {
                data.Add(type, text);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void BIND_reads_our_text_and_our_octets_as_the_record_that_it_reads_the_example_as(string type, string text)
    {
        var data = Rdata.ParseText(RecordType.Parse(type), text).Value;
        var owner = AtApex.Contains(type) ? "example." : "x.example.";

        var (exitCode, output, errors) = Compile(
            $"{Apex}{owner} 60 IN {type} {text}\n{owner} 60 IN {type} {data}\n{owner} 60 IN {type} {UnknownRdata.Present(data.Wire.Span)}\n");

        Assert.True(exitCode == 0, errors);
        var records = ZoneFileReader.Parse(output).Value;
        Assert.Equal(data, Assert.Single(records, record => record.Type == data.Type && !(record.Type == RecordType.A && record.Owner != DomainName.Parse("x.example.")) && !(record.Type == RecordType.Ns && record.Owner == DomainName.Parse("example."))).Data);
    }

    [Fact]
    public void Ldns_reads_our_text_as_the_same_octets()
    {
        // What ldns 1.8 does not know, or reads otherwise than its RFC says.
        string[] notInLdns = ["SOA", "NXT", "A6", "AVC", "CLA", "DSYNC", "NINFO", "RESINFO", "TALINK", "WALLET", "SVCB", "HTTPS", "ISDN", "NULL", "TYPE731", "TYPE62347", "LOC", "GPOS", "X25", "HHIT", "BRID", "RKEY", "AMTRELAY", "NSAP-PTR", "EID", "NIMLOC", "APL", "HIP"];
        var data = Generators.ExampleData.Where(data => !notInLdns.Contains(data.Type.ToString())).ToArray();
        var zone = Apex + string.Concat(data.Select((rdata, i) => $"x{i}.example. 60 IN {rdata.Type} {rdata}\n"));
        var types = data.Select(rdata => rdata.Type.ToString()).Distinct().SelectMany(type => new[] { "-u", type });

        var (exitCode, output, errors) = OtherTool.RunOnFile("ldns-read-zone", "ldnsutils", zone, [.. types]);

        Assert.True(exitCode == 0, errors);
        var read = ZoneFileReader.Parse(output).Value.ToLookup(record => record.Owner);
        Assert.Equal(
            data.Select((rdata, i) => $"{i} {rdata}"),
            data.Select((_, i) => $"{i} {Assert.Single(read[DomainName.Parse($"x{i}.example.")]).Data}"));
    }

    [Fact]
    public void BIND_compiles_a_zone_that_we_wrote_to_the_same_text_as_the_original()
    {
        var original = Apex + "$ORIGIN example.\n$TTL 1h\n" + """
            a\.b\032c\@  A      192.0.2.1
                         TXT    "quoted \"text\"" plain\ text \255 ""
            *.wild       MX     10 mail
            $GENERATE 1-3 host-${0,3,d} AAAA 2001:db8::$
            UPPER        CNAME  Lower.Example.
            sub          NS     ns.sub
            ns.sub       A      192.0.2.2
            x            TYPE65280 \# 4 ( 00 01
                                0203 )
                         SVCB   1 . alpn="h2,h3" port=443
            """ + "\n";
        using var text = new StringWriter();
        new ZoneFileWriter(text, new ZoneFileWriterOptions { Origin = DomainName.Parse("example."), MultiLine = true }).Write(ZoneFileReader.Parse(original).Value);

        var expected = Compile(original);
        var actual = Compile(text.ToString());

        Assert.True(expected.ExitCode == 0, expected.Errors);
        Assert.True(actual.ExitCode == 0, actual.Errors);
        Assert.Equal(expected.Output, actual.Output);
    }
}
