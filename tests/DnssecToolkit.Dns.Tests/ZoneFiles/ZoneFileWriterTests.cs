using CsCheck;

namespace DnssecToolkit.Dns.Tests.ZoneFiles;

public class ZoneFileWriterTests
{
    private static string Write(IEnumerable<ResourceRecord> records, ZoneFileWriterOptions? options = null)
    {
        using var text = new StringWriter();
        new ZoneFileWriter(text, options).Write(records);
        return text.ToString();
    }

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        Gen.Select(Generators.Record.Array[0, 5], Gen.Bool, Gen.Bool, Generators.Name).Sample(
            (records, multiLine, relative, origin) =>
            {
                // Some records below the origin, so that relative owners occur.
                var zone = records.Concat(records.Where(record => record.Owner.TryRebase(DomainName.Root, origin, out _))
                    .Select(record => record with { Owner = record.Owner.TryRebase(DomainName.Root, origin, out var below) ? below : origin })).ToArray();

                var text = Write(zone, new ZoneFileWriterOptions { MultiLine = multiLine, Origin = relative ? origin : null });
                var read = ZoneFileReader.Parse(text).Value;

                Assert.Equal(zone, read);
                Assert.Equal(zone.Select(record => Convert.ToHexString(record.Owner.Wire)), read.Select(record => Convert.ToHexString(record.Owner.Wire)));
            },
            iter: Generators.Times(2_500));

    [Fact]
    public void Long_records_are_laid_out_over_several_lines_if_asked()
    {
        var records = ZoneFileReader.Parse("""
            $ORIGIN example.
            $TTL 1h
            @ SOA ns hostmaster 2026112401 2h 1h 2w 1h
            @ DNSKEY 257 3 8 AwEAAb5dDYffpgAJ8VUGLwQtWXPlQWsjIFJtCM00/XaKU+8ln+ofah3q2KxEIjvzQg+nqdxRj+8emtPne1mtYcbF
            @ RRSIG DNSKEY 8 1 3600 20260518170000 20260505160000 54393 . tGlYoh5touEWFCyhSALnRB/QIa9kyjhF6IeskevuPfY5uRRGSRH96ejSaH2mzo6lrmCOpcqMF+PqjeAxJGhf
            www.sub A 192.0.2.1
            WWW.example. A 192.0.2.1
            www.EXAMPLE. A 192.0.2.1
            other. A 192.0.2.1
            """).Value;

        Snapshot.Matches(Write(records, new ZoneFileWriterOptions { MultiLine = true, Origin = DomainName.Parse("example.") }), "several-lines");
    }

    [Fact]
    public void A_comment_cannot_break_out_of_its_line()
    {
        using var text = new StringWriter();
        new ZoneFileWriter(text).WriteComment("a\nb 60 A 192.0.2.1\r\u0085\u2028c");

        Assert.Equal("; a b 60 A 192.0.2.1    c\n".Replace("    c", "   c", StringComparison.Ordinal), text.ToString());
    }
}
