using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>Clarifications of DNSSEC (RFC 6840).</summary>
public sealed class Rfc6840
{
    [Fact]
    public void Section_5_1_the_next_name_of_an_NSEC_keeps_its_case_in_the_signed_data()
    {
        var rrsig = Records.Rrsig("NSEC 8 1 300 20300101000000 20000101000000 1 EXAMPLE. AA==");
        var nsec = Rdata.Read(RecordType.Nsec, [.. DomainName.Parse("Next.EXAMPLE.").Wire, 0, 1, 0x40]);

        var data = SignedData.Build(Records.Set("EXAMPLE.", 300, nsec), rrsig);

        Assert.True(data.AsSpan().EndsWith(nsec.Wire.Span));
        Assert.True(data.AsSpan(18).StartsWith(DomainName.Parse("example.").Wire));
    }

    [Fact]
    public void Section_5_1_the_signers_name_of_an_RRSIG_is_lower_case_in_the_signed_data() =>
        Assert.Equal(
            SignedData.Build(Records.Set("example.", 300, Records.A("192.0.2.1")), Records.Rrsig("A 8 1 300 20300101000000 20000101000000 1 example. AA==")),
            SignedData.Build(Records.Set("Example.", 300, Records.A("192.0.2.1")), Records.Rrsig("A 8 1 300 20300101000000 20000101000000 1 eXample. BBBB")));
}
