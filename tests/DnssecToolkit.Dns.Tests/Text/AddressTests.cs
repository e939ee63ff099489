using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;

namespace DnssecToolkit.Dns.Tests.Text;

public class AddressTests
{
    [Fact]
    public void IPv6_addresses_read_back_from_every_form_that_the_runtime_prints() => Gen.Byte.Array[16].Sample(octets =>
    {
        for (var zeros = 0; zeros < 16; zeros += 2)
        {
            octets.AsSpan(zeros, 2).Clear();
            Check(octets);
            octets.AsSpan(zeros & 8, Math.Min(8, 16 - (zeros & 8))).Clear();
            Check(octets);
        }

        static void Check(byte[] octets)
        {
            Span<byte> read = stackalloc byte[16];
            Assert.True(TextNumbers.TryIpv6(Encoding.ASCII.GetBytes(new IPAddress(octets).ToString()), read));
            Assert.Equal(octets, read);
        }
    });

    [Theory]
    [InlineData("::", true)]
    [InlineData("1::", true)]
    [InlineData("::1", true)]
    [InlineData("1:2:3:4:5:6:7:8", true)]
    [InlineData("1:2:3:4:5:6:7::", true)]
    [InlineData("::2:3:4:5:6:7:8", true)]
    [InlineData("1:2:3:4:5:6:192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", true)]
    [InlineData("", false)]
    [InlineData(":", false)]
    [InlineData(":::", false)]
    [InlineData("1:", false)]
    [InlineData(":1", false)]
    [InlineData("1::2::3", false)]
    [InlineData("1:2:3:4:5:6:7", false)]
    [InlineData("1:2:3:4:5:6:7:8:9", false)]
    [InlineData("1:2:3:4:5:6:7:8::", false)]
    [InlineData("::1:2:3:4:5:6:7:8", false)]
    [InlineData("12345::", false)]
    [InlineData("g::", false)]
    [InlineData("::192.0.2", false)]
    [InlineData("1:2:3:4:5:6:7:192.0.2.1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("[::1]", false)]
    public void Odd_IPv6_texts_are_judged_as_RFC_4291_section_2_2_does(string text, bool good)
    {
        Span<byte> read = stackalloc byte[16];
        Assert.Equal(good, TextNumbers.TryIpv6(Encoding.ASCII.GetBytes(text), read));
        if (good)
        {
            Assert.Equal(IPAddress.Parse(text).GetAddressBytes(), read);
            Assert.Equal(AddressFamily.InterNetworkV6, IPAddress.Parse(text).AddressFamily);
        }
    }

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.4.", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("1.2.3.256", false)]
    [InlineData("1.2.3.0004", false)]
    [InlineData("1..2.3", false)]
    [InlineData("0x1.2.3.4", false)]
    public void Odd_IPv4_texts_are_refused(string text, bool good)
    {
        Span<byte> read = stackalloc byte[4];
        Assert.Equal(good, TextNumbers.TryIpv4(Encoding.ASCII.GetBytes(text), read));
    }
}
