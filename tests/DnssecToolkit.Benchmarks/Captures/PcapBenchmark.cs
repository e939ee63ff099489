using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using DnssecToolkit.Benchmarks.Measuring;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Benchmarks.Captures;

/// <summary>Reading a recording of DNSSEC replies, against <c>tshark -T fields</c> for the same two fields; and every message parsed in full.</summary>
internal static class PcapBenchmark
{
    private const double Goal = 20;

    public static int Run(Settings settings)
    {
        var packets = settings.Number("packets", 200_000);
        Directory.CreateDirectory(settings.Folder);
        var path = Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"replies-{packets}.pcap"));
        if (!File.Exists(path))
        {
            Write(path, packets);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {packets:N0} packets, {new FileInfo(path).Length >> 20} MiB"));
        var hasPeer = Measurement.Exists("tshark");
        if (!hasPeer)
        {
            Console.WriteLine("tshark is missing and is left out (Debian: tshark).");
        }

        var (full, ours, peer) = (new List<double>(), new List<double>(), new List<double>());
        Read(path, FullMessage);
        Read(path, NameAndCode);
        for (var round = 0; round < settings.Number("pairs", 3); round++)
        {
            full.Add(packets / Read(path, FullMessage));
            ours.Add(packets / Read(path, NameAndCode));
            if (hasPeer)
            {
                peer.Add(packets / Measurement.Of("tshark", "-r", path, "-T", "fields", "-e", "dns.qry.name", "-e", "dns.flags.rcode").Cpu);
            }
        }

        var table = new Table("", "packets per CPU second", "ratio", "goal");
        var ratios = ours.Zip(peer, (a, b) => a / b).ToList();
        table.Add("toolkit: name and response code", Rate(ours), Statistics.Spread(ratios), hasPeer ? (ratios.Min() >= Goal ? ">= 20 reached" : ">= 20 missed") : "");
        table.Add("toolkit: every message in full", Rate(full), Statistics.Spread(full.Zip(peer, (a, b) => a / b)), "");
        if (hasPeer)
        {
            table.Add("tshark -T fields", Rate(peer), "1", "");
        }

        table.Print();
        return 0;
    }

    private static string Rate(List<double> rates) => Statistics.Median(rates).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What the peer is asked for.</summary>
    private static int NameAndCode(Exchange exchange) =>
        exchange.ResponseOctets.Span is { Length: > 3 } octets && exchange.Question is { } question ? question.Name.LabelCount + (octets[3] & 15) + 1 : 0;

    private static int FullMessage(Exchange exchange) =>
        exchange.Response is { } message ? message.Answer.Length + message.Authority.Length + message.Additional.Length + 1 : 0;

    private static double Read(string path, Func<Exchange, int> use)
    {
        var before = Environment.CpuUsage.TotalTime;
        using var stream = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        long records = 0;
        foreach (var exchange in CaptureReader.Exchanges(stream))
        {
            records += use(exchange);
        }

        return records == 0 ? throw new InvalidDataException("nothing was read") : (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>The UDP replies of the repository's good capture over and over, from changing clients.</summary>
    private static void Write(string path, int packets)
    {
        using var source = File.OpenRead(Path.Combine(Settings.RepositoryRoot, "data", "captures", "good.pcap"));
        var replies = CaptureReader.Read(source).Exchanges
            .Where(exchange => exchange.Transport == Transport.Udp && exchange.ResponseOctets.Length > 0)
            .Select(exchange => exchange.ResponseOctets.ToArray())
            .ToList();
        using var stream = new FileStream(path + ".new", FileMode.Create);
        Span<byte> header = stackalloc byte[24];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b2c3d4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 262144);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], 101); // raw IP
        stream.Write(header);
        var packet = new byte[16 + 28 + 65535];
        for (var i = 0; i < packets; i++)
        {
            var reply = replies[i % replies.Count];
            var size = 28 + reply.Length;
            var span = packet.AsSpan(0, 16 + size);
            BinaryPrimitives.WriteUInt32LittleEndian(span, (uint)(1_795_528_800 + (i / 1000)));
            BinaryPrimitives.WriteUInt32LittleEndian(span[4..], (uint)(i % 1000 * 1000));
            BinaryPrimitives.WriteUInt32LittleEndian(span[8..], (uint)size);
            BinaryPrimitives.WriteUInt32LittleEndian(span[12..], (uint)size);
            var ip = span[16..];
            ip[..28].Clear();
            ip[0] = 0x45;
            BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)size);
            ip[8] = 64;
            ip[9] = 17;
            ip[12] = 127;
            ip[15] = 1;
            ip[16] = 127;
            ip[18] = (byte)(i >> 8);
            ip[19] = (byte)i;
            BinaryPrimitives.WriteUInt16BigEndian(ip[20..], 53);
            BinaryPrimitives.WriteUInt16BigEndian(ip[22..], (ushort)(1024 + (i % 60000)));
            BinaryPrimitives.WriteUInt16BigEndian(ip[24..], (ushort)(8 + reply.Length));
            reply.CopyTo(ip[28..]);
            BinaryPrimitives.WriteUInt16BigEndian(ip[28..], (ushort)i);
            stream.Write(span);
        }

        stream.Close();
        File.Move(path + ".new", path, overwrite: true);
    }
}
