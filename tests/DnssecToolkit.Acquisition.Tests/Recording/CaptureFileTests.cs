using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>The file that grows while evidence is gathered, and what is left of it when its writer is ended.</summary>
public sealed class CaptureFileTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("dnssec-capture-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("x.jsonl.gz")]
    public void What_is_added_reads_back_in_order(string name)
    {
        using (var file = CaptureFile.Create(PathOf(name)))
        {
            Add(file, 0, 5);
            file.Complete();
            Assert.Equal(5, file.Count);
        }

        Assert.Equal([0, 1, 2, 3, 4], Read(name));
    }

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("x.jsonl.gz")]
    public void An_exchange_is_in_the_file_before_the_next_one_comes(string name)
    {
        using var file = CaptureFile.Create(PathOf(name));
        for (var i = 0; i < 3; i++)
        {
            Add(file, i, 1);
            Assert.True(SpinWait.SpinUntil(() => Read(name).Count == i + 1, TimeSpan.FromMinutes(1)), $"{i + 1} exchanges in {name}");
        }
    }

    [Fact]
    public void A_file_that_holds_something_is_not_begun_anew()
    {
        File.WriteAllText(PathOf("x.jsonl"), "evidence");

        Assert.Throws<IOException>(() => CaptureFile.Create(PathOf("x.jsonl")));
        Assert.Equal("evidence", File.ReadAllText(PathOf("x.jsonl")));
    }

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("x.jsonl.gz")]
    public void Appending_begins_a_file_that_is_not_there(string name)
    {
        Append(name, 7);

        Assert.Equal([7], Read(name));
    }

    [Fact]
    public void Cut_at_any_octet_the_whole_exchanges_read_back_and_the_next_is_not_glued_to_the_rest()
    {
        var whole = Lines(0, 3);
        var ends = Enumerable.Range(0, whole.Length).Where(i => whole[i] == (byte)'\n').Select(i => i + 1).ToList();
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(PathOf("x.jsonl"), whole[..length]);
            var complete = ends.Count(end => end <= length || end == length + 1); // a line without its feed is whole

            Assert.Equal(Enumerable.Range(0, complete), Read("x.jsonl"));
            var repair = Append("x.jsonl", 9);

            Assert.Equal([.. Enumerable.Range(0, complete), 9], Read("x.jsonl", out var losses));
            Assert.Empty(losses);
            Assert.Equal(length > 0 && !ends.Contains(length) && !ends.Contains(length + 1), repair is not null);
        }
    }

    [Fact]
    public void A_compressed_file_cut_at_any_octet_gives_what_was_flushed_and_can_be_gone_on_with()
    {
        using (var file = CaptureFile.Create(PathOf("whole.jsonl.gz")))
        {
            Add(file, 0, 3);
        }

        var whole = File.ReadAllBytes(PathOf("whole.jsonl.gz"));
        var before = 0;
        for (var length = 0; length <= whole.Length; length += 7)
        {
            File.WriteAllBytes(PathOf("x.jsonl.gz"), whole[..length]);
            var complete = Read("x.jsonl.gz");
            Assert.True(complete.Count >= before);
            Assert.Equal(Enumerable.Range(0, complete.Count), complete);
            before = complete.Count;

            Append("x.jsonl.gz", 9);

            Assert.Equal([.. complete, 9], Read("x.jsonl.gz", out var losses));
            Assert.Empty(losses);
        }

        Assert.Equal(3, before);
    }

    [Fact]
    public void A_long_unfinished_line_is_cut_off_as_a_short_one_is()
    {
        File.WriteAllBytes(PathOf("x.jsonl"), [.. Lines(0, 1), .. "{\"dateString\":\""u8, .. Enumerable.Repeat((byte)'A', 300_000)]);

        Assert.Equal("the last line was cut off; its 300015 octets were taken away", Append("x.jsonl", 1));
        Assert.Equal([0, 1], Read("x.jsonl"));
    }

    [Fact]
    public void To_a_file_of_another_kind_nothing_is_appended()
    {
        File.WriteAllText(PathOf("notes.txt"), "remember the milk\nand the bread");

        Assert.Throws<IOException>(() => CaptureFile.Append(PathOf("notes.txt")));
        Assert.Equal("remember the milk\nand the bread", File.ReadAllText(PathOf("notes.txt")));
    }

    private static byte[] Lines(int first, int count)
    {
        using var lines = new MemoryStream();
        CaptureWriter.WriteJsonLines(lines, Enumerable.Range(first, count).Select(Numbered));
        return lines.ToArray();
    }

    private static Exchange Numbered(int number)
    {
        var query = new Message { Id = (ushort)number, Questions = [new Question(DomainName.Root, RecordType.Soa)] };
        return new Exchange(At.AddSeconds(number), new ServerAddress(IPAddress.Loopback), Transport.Udp, query.ToWire(), new Outcome.Answered(Replies.NameError(query).ToWire()));
    }

    private static void Add(CaptureFile file, int first, int count)
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            file.Add(Numbered(number));
        }
    }

    private string? Append(string name, int number)
    {
        using var file = CaptureFile.Append(PathOf(name));
        Add(file, number, 1);
        return file.Repair;
    }

    private List<int> Read(string name) => Read(name, out _);

    private List<int> Read(string name, out IReadOnlyList<ReadingLoss> losses)
    {
        using var stream = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var capture = CaptureReader.Read(stream);
        losses = capture.Losses;
        return [.. capture.Exchanges.Select(exchange => (int)exchange.QueryMessage!.Id)];
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
