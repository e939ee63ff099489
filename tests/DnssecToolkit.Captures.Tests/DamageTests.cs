using System.IO.Compression;
using System.Net;
using System.Text;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

/// <summary>Whatever the octets are: no exception, no hang, no flood of memory.</summary>
public class DamageTests
{
    private static readonly IPEndPoint Client = Sample.Client;
    private static readonly IPEndPoint Server = new(Sample.Server.Address, 53);

    private static readonly byte[][] Seeds = MakeSeeds();

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, Seeds.Length - 1],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1 << 20], Gen.Int[0, 400], Gen.Byte).Array[0, 12]).Select((seed, changes) => changes.Aggregate(Seeds[seed], Change));

    [Fact]
    public void Mutated_files_of_every_format_are_read_without_exception_and_in_little_time() => Mutated.Sample(
        file => TimeBound.Holds(TimeSpan.FromMilliseconds(100), $"reading {file.Length} octets", () => AssertReads(file, null)),
        iter: Iterations);

    [Fact]
    public void Random_octets_are_read_as_every_format_without_exception() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Enum<CaptureFormat>()).Sample((file, format) => AssertReads(file, format), iter: Iterations);

    [Fact]
    public void Memory_stays_a_small_multiple_of_the_file()
    {
        foreach (var seed in Seeds)
        {
            foreach (var value in (byte[])[0x00, 0xff, 0x7f])
            {
                var file = (byte[])seed.Clone();
                file.AsSpan(Math.Min(file.Length, 40)).Fill(value);
                var before = GC.GetAllocatedBytesForCurrentThread();
                AssertReads(file, null);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (20L << 20) + (50L * file.Length));
            }
        }
    }

    [Fact]
    public void A_file_of_nothing_but_damage_is_read_in_linear_time_and_its_account_is_bounded()
    {
        var pcapng = Seeds[1][..28].Concat(Enumerable.Repeat((byte[])[6, 0, 0, 0, 0, 0, 8, 0, 1, 2, 3, 4], 300_000).SelectMany(block => block)).ToArray();
        var pcap = Seeds[0][..24].Concat(Enumerable.Repeat((byte[])[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 0, 0], 200_000).SelectMany(block => block)).ToArray();
        foreach (var file in (byte[][])[pcapng, pcap])
        {
            var capture = Reading.Read([]);
            TimeBound.Holds(TimeSpan.FromSeconds(5), $"reading {file.Length} octets", () => capture = Reading.Read(file));
            Assert.InRange(capture.Losses.Length, 1, LossLog.Limit + 2);
        }
    }

    [Fact]
    public void Bad_lines_are_listed_up_to_a_limit_and_then_counted()
    {
        var file = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{bad}\n", 5000)));
        var capture = Reading.Read(file);
        Assert.Equal(LossLog.Limit + 1, capture.Losses.Length);
        Assert.Equal("4000 more losses are not listed", capture.Losses[^1].Reason);
    }

    private static int Iterations => 2000;

    private static void AssertReads(byte[] file, CaptureFormat? format)
    {
        var capture = Reading.Read(file, new CaptureReaderOptions { Format = format });
        foreach (var exchange in capture.Exchanges)
        {
            _ = exchange.Question;
            _ = exchange.Response;
            _ = exchange.ToString();
        }

        using var again = new MemoryStream();
        CaptureWriter.WriteJsonLines(again, capture.Exchanges, withRecords: true);
        CaptureWriter.WritePcap(again, capture);
        CaptureWriter.WriteDnstap(again, capture.Exchanges);
    }

    private static byte[] Change(byte[] file, (int Kind, int Place, int Length, byte Value) change)
    {
        if (file.Length == 0)
        {
            return file;
        }

        var at = change.Place % file.Length;
        var end = Math.Min(file.Length, at + change.Length);
        switch (change.Kind)
        {
            case 0:
                return [.. file[..at], .. file[end..]];
            case 1:
                return [.. file[..end], .. file[at..]];
            case 2:
                return file[..at];
            case 3:
                return [.. file[..at], .. Enumerable.Repeat(change.Value, change.Length), .. file[at..]];
            case 4:
                var flipped = (byte[])file.Clone();
                flipped[at] ^= (byte)(1 << (change.Value % 8));
                return flipped;
            default:
                var set = (byte[])file.Clone();
                set[at] = change.Value;
                return set;
        }
    }

    private static byte[][] MakeSeeds()
    {
        var big = Sample.Response(9, texts: 30);
        var stream = Packet.WithLength(big);
        byte[][] packets =
        [
            Packet.Udp(Client, Server, Sample.Query(1)),
            Packet.Udp(Server, Client, Sample.Response(1, texts: 2)),
            .. Packet.Fragments(Server, Client, 17, Packet.UdpPayload(Server, Client, big), 1480),
            Packet.Tcp(Client, Server, 0, 2),
            Packet.Tcp(Client, Server, 1, 16, Packet.WithLength(Sample.Query(9))),
            Packet.Tcp(Server, Client, 0, 18),
            Packet.Tcp(Server, Client, 1001, 16, stream[1000..]),
            Packet.Tcp(Server, Client, 1, 16, stream[..1000]),
            Packet.Ip(Server, Client, 1, [3, 3, 0, 0, 0, 0, 0, 0, .. Packet.Udp(Client, Server, Sample.Query(1))]),
        ];
        var pcap = PacketFile.Pcap(packets);
        byte[] pcapng =
        [
            .. PacketFile.Section(false),
            .. PacketFile.Interface(false, 1, 9, 5),
            .. packets.SelectMany((packet, index) => PacketFile.Enhanced(false, 0, (ulong)index * 1_000_000, Packet.Ethernet(packet, 0x8100))),
            .. PacketFile.Section(true),
            .. PacketFile.Interface(true, 101),
            .. packets.SelectMany(packet => PacketFile.Simple(true, packet)),
        ];
        var capture = CaptureReader.Read(new MemoryStream(pcap));
        using var lines = new MemoryStream();
        CaptureWriter.WriteJsonLines(lines, capture.Exchanges, withRecords: true);
        var hex = Encoding.ASCII.GetBytes($"# server: a\n# captured: 2026-10-04 over TCP\n{Convert.ToHexString(big)}\n");
        var zone = "$ORIGIN example.\n$TTL 60\n@ SOA ns hostmaster 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n* TXT \"a\"\nb CNAME a.b\nc DNAME d\n"u8.ToArray();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(pcap);
        }

        return [pcap, pcapng, lines.ToArray(), hex, zone, packed.ToArray(), DnstapTests.Write(capture.Exchanges), Samples.Unpacked("dnsviz-probe.json.gz"), Samples.Octets("dig-qr.txt"), Samples.Octets("delv-trace.txt"), Samples.Octets("bind.log")];
    }
}
