namespace DnssecToolkit.Dns.Tests.Codes;

public class CodePointTests
{
    [Fact]
    public void Every_number_of_every_registry_prints_and_reads_back()
    {
        for (var number = 0; number <= ushort.MaxValue; number++)
        {
            var code = (ushort)number;
            Assert.Equal(code, RecordType.Parse(new RecordType(code).ToString()).Number);
            Assert.True(RecordClass.TryParse(new RecordClass(code).ToString(), out var @class) && @class.Number == code);
            Assert.True(ResponseCode.TryParse(new ResponseCode(code).ToString(), out var response) && response.Number == code);
            Assert.True(ExtendedErrorCode.TryParse(new ExtendedErrorCode(code).ToString(), out var error) && error.Number == code);
            Assert.True(EdnsOptionCode.TryParse(new EdnsOptionCode(code).ToString(), out var option) && option.Number == code);
            Assert.True(SvcParamKey.TryParse(new SvcParamKey(code).ToString(), out var key) && key.Number == code);
        }

        for (var number = 0; number <= byte.MaxValue; number++)
        {
            var code = (byte)number;
            Assert.True(SecurityAlgorithm.TryParse(new SecurityAlgorithm(code).ToString(), out var algorithm) && algorithm.Number == code);
            Assert.True(DigestType.TryParse(new DigestType(code).ToString(), out var digest) && digest.Number == code);
            Assert.True(Opcode.TryParse(new Opcode(code).ToString(), out var opcode) && opcode.Number == code);
        }
    }

    [Fact]
    public void Types_are_found_in_zone_file_text_as_in_strings()
    {
        for (var number = 0; number <= ushort.MaxValue; number++)
        {
            var type = new RecordType((ushort)number);
            Assert.True(Mnemonics.TryType(System.Text.Encoding.ASCII.GetBytes(type.ToString()), out var found) && found == type);
            Assert.True(Mnemonics.TryType(System.Text.Encoding.ASCII.GetBytes($"type{number}"), out found) && found == type);
        }

        foreach (var text in new[] { "", "\0A", "TYPE", "TYPE65536", "TYPE-1", "AA", "NSEC3PARAMX", "A ", "TYPE1x" })
        {
            Assert.False(Mnemonics.TryType(System.Text.Encoding.ASCII.GetBytes(text), out _), text);
            Assert.False(RecordType.TryParse(text, out _), text);
        }
    }

    [Theory]
    [InlineData("NSEC3RSASHA1", 7)]
    [InlineData("RSASHA1-NSEC3-SHA1", 7)]
    [InlineData("ecdsap256sha256", 13)]
    [InlineData("ED25519", 15)]
    [InlineData("8", 8)]
    public void Algorithms_are_read_by_the_mnemonics_of_IANA_and_of_BIND(string text, int number)
    {
        Assert.True(SecurityAlgorithm.TryParse(text, out var algorithm));
        Assert.Equal(number, algorithm.Number);
    }

    [Theory]
    [InlineData("0", 0u)]
    [InlineData("4294967295", uint.MaxValue)]
    [InlineData("1h30m", 5400u)]
    [InlineData("1W2D3H4M5S", 788_645u)]
    [InlineData("30M1H", 5400u)]
    public void TTLs_are_read_with_units(string text, uint seconds)
    {
        Assert.True(TextNumbers.TryTtl(System.Text.Encoding.ASCII.GetBytes(text), out var read));
        Assert.Equal(seconds, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1h30")]
    [InlineData("-1")]
    [InlineData("1x")]
    [InlineData("4294967296")]
    [InlineData("99999w")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_TTL_is_refused(string text) => Assert.False(TextNumbers.TryTtl(System.Text.Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Times_of_signatures_are_read_as_SignatureTime_reads_them()
    {
        foreach (var text in new[] { "20260505160000", "19700101000000", "21060207062815", "20240229235959", "20230229000000", "20261301000000", "20260505240000", "1", "4294967295", "4294967296", "0", "2026050516000", "00010101000000", "99991231235959", "00000101000000", "" })
        {
            var expected = SignatureTime.TryParse(text, out var time);
            Assert.Equal(expected, TextNumbers.TrySignatureTime(System.Text.Encoding.ASCII.GetBytes(text), out var seconds));
            Assert.Equal(expected ? time.Seconds : seconds, seconds);
        }
    }
}
