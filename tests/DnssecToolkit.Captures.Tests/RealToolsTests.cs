using System.Diagnostics;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

/// <summary>What Wireshark's and tcpdump's tools write is read, and what is written they read. Skipped where the tools are not installed.</summary>
public sealed class RealToolsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("captures-");

    public static TheoryData<string> Recordings => [.. Directory.EnumerateFiles(Repository.PathOf("data", "captures"), "*.pcap").Select(file => Path.GetFileName(file)).Order()];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_recording_of_the_repository_is_read_without_loss_and_every_query_has_its_response(string name)
    {
        var capture = Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "captures", name)));
        Assert.Empty(capture.Losses);
        Assert.NotEmpty(capture.Exchanges);
        Assert.All(capture.Exchanges, exchange =>
        {
            Assert.False(exchange.Query.IsEmpty);
            Assert.NotNull(exchange.Response);
        });
    }

    [Fact]
    public void Tshark_sees_the_same_messages_in_a_recording()
    {
        var file = Repository.PathOf("data", "captures", "good.pcap");
        var seen = Run("tshark", "-r", file, "-Y", "dns.flags.response == 1", "-T", "fields", "-e", "dns.id", "-e", "ip.src", "-e", "dns.qry.name", "-e", "dns.qry.type", "-e", "dns.count.answers");
        var ours = Reading.Read(File.ReadAllBytes(file)).Exchanges.Select(Fields);
        Assert.Equal(seen.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(), ours.Order());
    }

    [Fact]
    public void Tshark_reads_what_is_written_with_good_checksums_and_nothing_malformed()
    {
        var capture = Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "captures", "good.pcap")));
        var file = PathOf("written.pcap");
        using (var stream = File.Create(file))
        {
            CaptureWriter.WritePcap(stream, capture);
        }

        string[] options = ["-r", file, "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"];
        Assert.Equal("", Run("tshark", [.. options, "-Y", "_ws.malformed or ip.checksum.status == \"Bad\" or udp.checksum.status == \"Bad\" or tcp.checksum.status == \"Bad\" or tcp.analysis.lost_segment"]));
        var seen = Run("tshark", [.. options, "-Y", "dns.flags.response == 1", "-T", "fields", "-e", "dns.id", "-e", "ip.src", "-e", "dns.qry.name", "-e", "dns.qry.type", "-e", "dns.count.answers"]);
        Assert.Equal(capture.Exchanges.Select(Fields).Order(), seen.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public void Tcpdump_reads_what_is_written()
    {
        var capture = new Capture(Enumerable.Range(0, 50).Select(index => Sample.Answered(Sample.Noon.AddSeconds(index), (ushort)index)));
        var file = PathOf("written.pcap");
        using (var stream = File.Create(file))
        {
            CaptureWriter.WritePcap(stream, capture);
        }

        Assert.Equal(100, Run("tcpdump", "-n", "-r", file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Dnstap_read_sees_every_message_that_is_written_with_its_addresses_and_time()
    {
        var capture = Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "captures", "good.pcap")));
        var file = PathOf("written.dnstap");
        File.WriteAllBytes(file, DnstapTests.Write(capture.Exchanges));

        var seen = Run("dnstap-read", file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var ours = capture.Exchanges.SelectMany(exchange => (string[])
        [
            DnstapLine(exchange, exchange.AskedAt!.Value, "TQ", "->", exchange.Query.Length),
            DnstapLine(exchange, exchange.At, "TR", "<-", exchange.ResponseOctets.Length),
        ]);

        Assert.Equal(ours, seen);
    }

    [Fact]
    public void Dnstap_read_tells_the_same_of_a_servers_own_file_and_of_the_one_written_anew()
    {
        foreach (var file in Directory.EnumerateFiles(Samples.Folder, "*.dnstap"))
        {
            var written = PathOf("again.dnstap");
            File.WriteAllBytes(written, DnstapTests.Write(Reading.Read(File.ReadAllBytes(file)).Exchanges));
            Assert.Equal(Lines(file), Lines(written));
        }

        // BIND's query and response of one exchange may name different roles, and Unbound's different ports: times, addresses and messages are compared.
        IEnumerable<string> Lines(string path) => Run("dnstap-read", path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @" [A-Z]([QR]) (\S+):\d+ ", " $1 $2 ")).Order();
    }

    private static string DnstapLine(Exchange exchange, DateTimeOffset at, string type, string arrow, int length) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{at:dd-MMM-yyyy HH:mm:ss.fff} {type} {exchange.Client} {arrow} {exchange.Server.Address}:53 {exchange.Transport.ToString().ToUpperInvariant()} {length}b {(exchange.Question!.Name.IsRoot ? "." : exchange.Question.Name.ToString().TrimEnd('.'))}/IN/{exchange.Question.Type}");

    [Theory]
    [InlineData("pcap")]
    [InlineData("pcapng")]
    [InlineData("nsecpcap")]
    [InlineData("modpcap")]
    public void Editcap_writes_it_in_another_format_and_it_reads_the_same(string format)
    {
        var file = Repository.PathOf("data", "captures", "good.pcap");
        var other = PathOf("other");
        Run("editcap", "-F", format, file, other);
        Assert.Equal(Reading.Texts(Reading.Read(File.ReadAllBytes(file))), Reading.Texts(Reading.Read(File.ReadAllBytes(other))));
    }

    [Fact]
    public void Mergecap_puts_link_types_together_in_one_pcapng_and_both_are_read()
    {
        var recorded = Repository.PathOf("data", "captures", "good.pcap");
        var written = PathOf("written.pcap");
        var capture = new Capture(Enumerable.Range(0, 50).Select(index => Sample.Answered(Sample.Noon.AddSeconds(index), (ushort)index)));
        using (var stream = File.Create(written))
        {
            CaptureWriter.WritePcap(stream, capture);
        }

        var merged = PathOf("merged.pcapng");
        Run("mergecap", "-w", merged, recorded, written);

        var both = Reading.Read(File.ReadAllBytes(merged));
        Assert.Empty(both.Losses);
        Assert.Equal(Reading.Texts(Reading.Read(File.ReadAllBytes(recorded)).Merge(capture)), Reading.Texts(both));
    }

    [Fact]
    public void Editcap_cuts_packets_short_and_every_cut_response_is_told()
    {
        var cut = PathOf("cut.pcap");
        Run("editcap", "-s", "120", Repository.PathOf("data", "captures", "good.pcap"), cut);
        var capture = Reading.Read(File.ReadAllBytes(cut));
        Assert.Contains(capture.Exchanges, exchange => exchange.Outcome is Outcome.Unreadable);
        Assert.True(capture.Losses.Length >= capture.Exchanges.Count(exchange => exchange.Outcome is Outcome.Unreadable));
    }

    [Fact]
    public void Editcap_garbles_octets_and_whatever_comes_is_no_exception()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var garbled = PathOf("garbled.pcap");
            Run("editcap", "-E", "0.02", "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture), Repository.PathOf("data", "captures", "good.pcap"), garbled);
            var capture = Reading.Read(File.ReadAllBytes(garbled));
            Assert.All(capture.Exchanges, exchange => _ = exchange.ToString());
        }
    }

    private static string Fields(Exchange exchange) => string.Join(
        '\t',
        $"0x{exchange.Response!.Id:x4}",
        exchange.Server.Address,
        exchange.Question!.Name.IsRoot ? "<Root>" : exchange.Question.Name.ToString().TrimEnd('.'),
        exchange.Question.Type.Number,
        exchange.Response.Answer.Length);

    private static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"needs {tool}, which is not installed");
            throw;
        }

        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool}: {errors.Result}");
            return output;
        }
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
