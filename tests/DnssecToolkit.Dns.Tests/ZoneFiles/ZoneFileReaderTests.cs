using System.Text;

namespace DnssecToolkit.Dns.Tests.ZoneFiles;

public class ZoneFileReaderTests
{
    private static readonly ZoneFileOptions Example = new() { Origin = DomainName.Parse("example.") };

    private static IEnumerable<string> Lines(string text, ZoneFileOptions? options = null) =>
        ZoneFileReader.Parse(text, options ?? Example).Value.Select(record => record.ToString());

    private static ParseError Error(string text, ZoneFileOptions? options = null) => ZoneFileReader.Parse(text, options ?? Example).Error!;

    [Fact]
    public void The_example_of_RFC_1035_section_5_3_gives_its_records()
    {
        const string Text = """
            @   IN  SOA     VENERA      Action\.domains (
                                             20     ; SERIAL
                                             7200   ; REFRESH
                                             600    ; RETRY
                                             3600000; EXPIRE
                                             60)    ; MINIMUM

                    NS      A.ISI.EDU.
                    NS      VENERA
                    MX      10      VENERA

            A       A       26.3.0.103

            VENERA  A       10.1.0.52
                    A       128.9.0.32
            """;

        Assert.Equal(
            [
                "ISI.EDU. 60 IN SOA VENERA.ISI.EDU. Action\\.domains.ISI.EDU. 20 7200 600 3600000 60",
                "ISI.EDU. 60 IN NS A.ISI.EDU.",
                "ISI.EDU. 60 IN NS VENERA.ISI.EDU.",
                "ISI.EDU. 60 IN MX 10 VENERA.ISI.EDU.",
                "A.ISI.EDU. 60 IN A 26.3.0.103",
                "VENERA.ISI.EDU. 60 IN A 10.1.0.52",
                "VENERA.ISI.EDU. 60 IN A 128.9.0.32",
            ],
            Lines(Text, new ZoneFileOptions { Origin = DomainName.Parse("ISI.EDU.") }));
    }

    [Theory]
    [InlineData("a 60 IN A 192.0.2.1")]
    [InlineData("a IN 60 A 192.0.2.1")]
    [InlineData("a 1m A 192.0.2.1")]
    [InlineData("a.example. 60 CLASS1 TYPE1 192.0.2.1")]
    [InlineData("a\t60\tin\ta\t192.0.2.1\t; comment")]
    [InlineData("a 60 A \\# 4 C0 000201")]
    [InlineData("$ttl 60\r\na A 192.0.2.1\r\n")]
    [InlineData("\uFEFFa 60 A 192.0.2.1")]
    [InlineData("$ORIGIN a.example.\n@ 60 A 192.0.2.1")]
    [InlineData("$ORIGIN a\n@ 60 A 192.0.2.1")]
    [InlineData("( a 60\n\n A ; comment )\n 192.0.2.1 )\n")]
    [InlineData("\\097 60 A 192.0.2.1")]
    [InlineData("\\a 60 A 192.0.2.1")]
    public void A_record_can_be_written_in_many_ways(string text) => Assert.Equal(["a.example. 60 IN A 192.0.2.1"], Lines(text));

    [Fact]
    public void Class_and_owner_carry_over_and_a_TTL_directive_wins_over_the_TTL_of_the_record_before() =>
        Assert.Equal(
            ["a.example. 5 CH TXT \"x\"", "a.example. 5 CH TXT \"y\"", "a.example. 9 CH TXT \"z\""],
            Lines("a 5 CH TXT x\n TXT y\n$TTL 9\n TXT z\n"));

    [Fact]
    public void Records_of_types_and_classes_without_a_mnemonic_are_read_as_RFC_3597_section_5_writes_them() =>
        Assert.Equal(
            [
                "a.example. 0 CLASS32 TYPE731 \\# 6 abcdef012345",
                "b.example. 0 HS TYPE62347 \\# 0",
                "e.example. 0 IN A 10.0.0.1",
                "e.example. 0 IN A 10.0.0.2",
            ],
            Lines("""
                a.example.   0 CLASS32 TYPE731  \# 6 abcd (
                                                ef 01 23 45 )
                b.example.   HS       TYPE62347 \# 0
                e.example.   IN A     \# 4 0A000001
                e.example.   CLASS1 TYPE1 10.0.0.2
                """));

    [Theory]
    [InlineData("a 60 A 192.0.2.256", 1, 8, "the address is an IPv4 address such as 192.0.2.1, not \"192.0.2.256\"")]
    [InlineData("\n a 60 A 192.0.2.1", 2, 1, "the owner is missing")]
    [InlineData("a 60 IN", 1, 8, "the type is missing")]
    [InlineData("a 60 IN BOGUS x", 1, 9, "\"BOGUS\" is not a record type")]
    [InlineData("a 60 A 192.0.2.1 x", 1, 18, "\"x\" follows the end of the data")]
    [InlineData("a 60 A", 1, 7, "the address is missing")]
    [InlineData("a 60 TXT \"x\ny\"", 1, 10, "a quoted string does not end on its line")]
    [InlineData("a 60 TXT (\n x\n y \n", 1, 10, "a parenthesis is never closed")]
    [InlineData("a 60 TXT x )", 1, 12, "a parenthesis is closed that was not opened")]
    [InlineData("a 60 TXT x\\", 1, 10, "a backslash stands at the end of the line")]
    [InlineData("a 60 TXT x\\25", 1, 11, "the text has a bad escape")]
    [InlineData("a 60 TXT x\\256", 1, 11, "the text has a bad escape")]
    [InlineData("a..b 60 A 192.0.2.1", 1, 3, "the owner: a name has an empty label")]
    [InlineData("é 60 A 192.0.2.1", 1, 1, "the owner: a name holds the character U+00E9")]
    [InlineData("a A 192.0.2.1", 1, 1, "the TTL is missing")]
    [InlineData("a 60x A 192.0.2.1", 1, 3, "\"60x\" is not a TTL")]
    [InlineData("a 60 SOA a. b. (\n 1 2 3\n 4 x )", 3, 4, "the minimum is a number of seconds")]
    [InlineData("a 60 MX 10 a..b", 1, 14, "the exchange: a name has an empty label")]
    [InlineData("\"a\" 60 A 192.0.2.1", 1, 2, "the owner: an owner does not stand in quotes")]
    [InlineData("a 60 TYPE731 x", 1, 14, "the data of TYPE731 is read only in the form \\# length hex")]
    [InlineData("a 60 TYPE731 \\# 3 abcd", 1, 19, "the length after \\# is 3, but 2 octets follow")]
    [InlineData("a 60 CH A x. 1", 1, 11, "the data of A in class CH is read only in the form")]
    [InlineData("$INCLUDE x", 1, 1, "$INCLUDE is not allowed here")]
    [InlineData("$FOO x", 1, 1, "\"$FOO\" is not a directive")]
    [InlineData("$TTL", 1, 1, "$TTL takes one number of seconds")]
    [InlineData("$ORIGIN a b", 1, 1, "$ORIGIN takes one name")]
    [InlineData("$GENERATE 5-1 a A 1.2.3.4", 1, 1, "a $GENERATE range")]
    public void An_error_tells_line_and_column(string text, int line, int column, string problem)
    {
        var error = Error(text);

        Assert.StartsWith(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line!.Value, error.Column!.Value));
    }

    [Fact]
    public void After_an_error_reading_goes_on_with_the_next_record_if_asked()
    {
        using var reader = new ZoneFileReader(
            new StringReader("a 60 A 192.0.2.1\nb 60 A bad\nc 60 TXT \"open\nd 60 A 192.0.2.4\ne..e 60 A 192.0.2.5\n A 192.0.2.6\nf 60 ( A\ng 60 A 192.0.2.7\n"),
            Example with { KeepGoing = true });

        var records = reader.ReadToEnd().ToArray();

        Assert.Equal([(1, "a.example."), (4, "d.example."), (8, "g.example.")], records.Select(record => (record.Line, record.Record.Owner.ToString())));
        Assert.Equal([2, 3, 5, 6, 7], reader.Errors.Select(error => error.Line!.Value));
        Assert.Equal(5, reader.ErrorCount);
    }

    [Fact]
    public void After_an_unreadable_ORIGIN_no_relative_name_is_completed_with_the_old_one()
    {
        using var reader = new ZoneFileReader(new StringReader("$ORIGIN a..b\nx 60 A 192.0.2.1\n@ 60 A 192.0.2.1\ny. 60 A 192.0.2.2\n"), Example with { KeepGoing = true });

        Assert.Equal(["y."], reader.ReadToEnd().Select(record => record.Record.Owner.ToString()));
        Assert.Equal([1, 2, 3], reader.Errors.Select(error => error.Line!.Value));
    }

    [Fact]
    public void An_included_file_is_read_where_it_is_allowed_and_gives_origin_and_owner_back()
    {
        var files = new Dictionary<string, string> { ["sub file"] = "@ A 192.0.2.2\nx A 192.0.2.3\n$ORIGIN else.\n A 192.0.2.4\n bad\n" };
        using var reader = new ZoneFileReader(
            new StringReader("$TTL 60\na A 192.0.2.1\n$INCLUDE \"sub file\" sub\n A 192.0.2.5\nb A 192.0.2.6\n$INCLUDE other\n"),
            Example with { KeepGoing = true, OpenInclude = name => files.TryGetValue(name, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null });

        var records = reader.ReadToEnd().Select(record => $"{record.Record.Owner} {record.Record.Data}").ToArray();

        Assert.Equal(
            ["a.example. 192.0.2.1", "sub.example. 192.0.2.2", "x.sub.example. 192.0.2.3", "x.sub.example. 192.0.2.4", "a.example. 192.0.2.5", "b.example. 192.0.2.6"],
            records);
        Assert.Equal(
            ["line 5, column 2: in the included file \"sub file\": \"bad\" is not a record type", "line 6, column 10: the included file \"other\" is not there or not allowed"],
            reader.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_file_that_includes_itself_is_stopped_at_the_depth_allowed()
    {
        using var reader = new ZoneFileReader(
            new StringReader("$INCLUDE x\n"), Example with { KeepGoing = true, OpenInclude = _ => new MemoryStream("$INCLUDE x\n"u8.ToArray()) });

        Assert.False(reader.Read());
        Assert.Contains("$INCLUDE nests deeper than 8 files", Assert.Single(reader.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void GENERATE_makes_a_record_for_each_number_as_BIND_does() =>
        Assert.Equal(
            [
                "1.example. 60 IN CNAME 1.sub.example.", "3.example. 60 IN CNAME 3.sub.example.",
                "h-0a.example. 60 IN A 192.0.2.9", "h-0b.example. 60 IN A 192.0.2.10",
                "n.0.1.example. 60 IN TXT \"$ \\\\$\" \"10\"",
            ],
            Lines("$TTL 60\n$GENERATE 1-4/2 $ CNAME $.sub\n$GENERATE 10-11 h-${0,2,x} A 192.0.2.${-1}\n$GENERATE 16-16 n.${0,3,n} TXT \"$$ \\\\\\$\" \"${0,0,x}\"\n"));

    [Fact]
    public void GENERATE_stops_at_the_budget() =>
        Assert.Contains("more than 10 records", Error("$TTL 60\n$GENERATE 0-2147483647 $ A 192.0.2.1", Example with { MaximumGeneratedRecords = 10 }).Problem, StringComparison.Ordinal);

    [Fact]
    public void The_octets_at_hand_are_those_of_the_record()
    {
        using var reader = new ZoneFileReader(new StringReader("A 60 NS B\nA 60 RRSIG \\# 1 00\n"), Example);

        Assert.True(reader.Read());
        Assert.Equal(DomainName.Parse("A.example.").Wire.ToArray(), reader.OwnerWire);
        Assert.Equal(DomainName.Parse("B.example.").Wire.ToArray(), reader.RdataWire);
        Assert.Equal((RecordType.Ns, RecordClass.Internet, 60u, 1), (reader.Type, reader.Class, reader.Ttl, reader.Line));
        Assert.True(reader.IsWellFormed);
        Assert.False(reader.HasSameOwner);
        Assert.True(reader.Read());
        Assert.False(reader.IsWellFormed);
        Assert.True(reader.HasSameOwner);
        Assert.IsType<MalformedRdata>(reader.Record.Data);
        Assert.False(reader.Read());
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void A_record_may_be_as_long_as_the_bound_and_no_longer()
    {
        var text = "a 60 TXT " + new string('x', 200) + "\nb 60 A 192.0.2.1\n";

        Assert.Equal(2, ZoneFileReader.Parse(text, Example with { MaximumRecordLength = 210 }).Value.Length);

        using var reader = new ZoneFileReader(new StringReader(text), Example with { MaximumRecordLength = 100, KeepGoing = true });
        Assert.Equal(["b.example."], reader.ReadToEnd().Select(record => record.Record.Owner.ToString()));
        Assert.Equal("line 1, column 1: a record is longer than 100 octets", Assert.Single(reader.Errors).ToString());
    }

    [Fact]
    public void Records_are_the_same_in_whatever_portions_the_stream_gives_them()
    {
        var text = string.Concat(Enumerable.Range(0, 4000).Select(i => $"h{i} 60 TXT ( \"{new string('y', i % 60)}\" ; c\r\n z\\\"{i} )\r\n"));
        var whole = Lines(text).ToArray();

        using var reader = new ZoneFileReader(new Trickle(Encoding.UTF8.GetBytes(text)), Example);

        Assert.Equal(whole, reader.ReadToEnd().Select(record => record.Record.ToString()));
        Assert.Equal(4000, whole.Length);
    }

    /// <summary>Gives one to seven octets at a time.</summary>
    private sealed class Trickle(byte[] octets) : MemoryStream(octets)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 7)));
    }
}
