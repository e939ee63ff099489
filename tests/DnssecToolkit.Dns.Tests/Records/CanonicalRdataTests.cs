namespace DnssecToolkit.Dns.Tests.Records;

/// <summary>RFC 4034 §6.2 item 3 with the corrections of RFC 6840 §5.1.</summary>
public class CanonicalRdataTests
{
    [Theory]
    [InlineData("NS", "N.Example.", "n.example.")]
    [InlineData("MD", "N.Example.", "n.example.")]
    [InlineData("MF", "N.Example.", "n.example.")]
    [InlineData("CNAME", "N.Example.", "n.example.")]
    [InlineData("SOA", "N.Example. M.Example. 1 2 3 4 5", "n.example. m.example. 1 2 3 4 5")]
    [InlineData("MB", "N.Example.", "n.example.")]
    [InlineData("MG", "N.Example.", "n.example.")]
    [InlineData("MR", "N.Example.", "n.example.")]
    [InlineData("PTR", "N.Example.", "n.example.")]
    [InlineData("MINFO", "N.Example. M.Example.", "n.example. m.example.")]
    [InlineData("MX", "1 N.Example.", "1 n.example.")]
    [InlineData("RP", "N.Example. M.Example.", "n.example. m.example.")]
    [InlineData("AFSDB", "1 N.Example.", "1 n.example.")]
    [InlineData("RT", "1 N.Example.", "1 n.example.")]
    [InlineData("SIG", "A 5 2 1 2 3 4 N.Example. AQID", "A 5 2 1 2 3 4 n.example. AQID")]
    [InlineData("PX", "1 N.Example. M.Example.", "1 n.example. m.example.")]
    [InlineData("NAPTR", "1 2 \"S\" \"X\" \"Y\" N.Example.", "1 2 \"S\" \"X\" \"Y\" n.example.")]
    [InlineData("KX", "1 N.Example.", "1 n.example.")]
    [InlineData("SRV", "1 2 3 N.Example.", "1 2 3 n.example.")]
    [InlineData("DNAME", "N.Example.", "n.example.")]
    [InlineData("RRSIG", "A 5 2 1 2 3 4 N.Example. AQID", "A 5 2 1 2 3 4 n.example. AQID")]
    [InlineData("NXT", "\\# 10 014E0145006200000041", "\\# 10 016E0165006200000041")]
    [InlineData("A6", "\\# 4 80014100", "\\# 4 80016100")]
    public void Names_in_the_data_of_the_old_types_and_the_signers_name_become_lower_case(string type, string text, string canonical) =>
        Assert.Equal(Wire(type, canonical), Canonical(type, text));

    [Theory]
    [InlineData("NSEC", "N.Example. A")]
    [InlineData("HINFO", "\"CPU\" \"OS\"")]
    [InlineData("SVCB", "1 N.Example.")]
    [InlineData("HTTPS", "1 N.Example.")]
    [InlineData("TXT", "\"ABC\"")]
    [InlineData("CAA", "0 Issue \"CA.Example\"")]
    [InlineData("LP", "1 N.Example.")]
    [InlineData("TALINK", "N.Example. M.Example.")]
    [InlineData("DSYNC", "CDS 1 53 N.Example.")]
    [InlineData("TYPE65280", "\\# 3 014100")]
    public void Data_of_every_other_type_stays_as_it_is(string type, string text) => Assert.Equal(Wire(type, text), Canonical(type, text));

    private static string Wire(string type, string text) => Convert.ToHexString(Rdata.ParseText(RecordType.Parse(type), text).Value.Wire.Span);

    private static string Canonical(string type, string text) => Convert.ToHexString(Rdata.ParseText(RecordType.Parse(type), text).Value.CanonicalWire.Span);
}
