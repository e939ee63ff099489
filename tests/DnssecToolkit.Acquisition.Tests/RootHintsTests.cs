using System.Net;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition.Tests;

public class RootHintsTests
{
    [Fact]
    public void The_built_in_hints_name_thirteen_servers_with_an_address_of_each_family()
    {
        var servers = RootHints.Iana.Servers;

        Assert.Equal(13, servers.Select(server => server.Name).Distinct().Count());
        Assert.All(servers.GroupBy(server => server.Name), server => Assert.Equal(2, server.Select(one => one.Address.AddressFamily).Distinct().Count()));
        Assert.Contains((DomainName.Parse("k.root-servers.net."), IPAddress.Parse("193.0.14.129")), servers);
    }

    [Fact]
    public void Hints_are_a_zone_file_and_addresses_of_other_names_are_not_taken()
    {
        var hints = Read(". NS a.root.\na.root. A 127.0.0.53\na.root. 3600 AAAA ::1\nb.root. 3600 A 127.0.0.54\n").Value;

        Assert.Equal([IPAddress.Parse("127.0.0.53"), IPAddress.IPv6Loopback], hints.Servers.Select(server => server.Address));
    }

    [Theory]
    [InlineData("", "there is no NS record of the root")]
    [InlineData(". 3600 NS a.root.\n", "there is no address of a server of the root")]
    [InlineData(". 3600 NS a.root.\na.root. 3600 A nonsense\n", "line 2")]
    public void What_is_no_hints_file_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Read(text).Error!.ToString(), StringComparison.Ordinal);

    private static ParseResult<RootHints> Read(string text) => RootHints.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
