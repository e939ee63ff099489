using System.Text;
using CsCheck;
using DnssecToolkit.Dns.Tests.Records;

namespace DnssecToolkit.Dns.Tests.ZoneFiles;

/// <summary>No text makes reading throw or hang, and what it allocates does not depend on more than the longest record.</summary>
public class HostileZoneFileTests
{
    private static readonly ZoneFileOptions KeepGoing = new() { KeepGoing = true, DefaultTtl = 60, OpenInclude = _ => null };

    private static int ReadsWithinBounds(byte[] octets, ZoneFileOptions? options = null)
    {
        var records = 0;
        var small = octets.Length <= 64 * 1024 && !octets.AsSpan().StartsWith("$GENERATE"u8);
        TimeBound.Holds(TimeSpan.FromMilliseconds(small ? 100 : 2000), $"reading {octets.Length} octets", () =>
        {
            records = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var reader = new ZoneFileReader(new MemoryStream(octets), options ?? KeepGoing);
            while (reader.Read())
            {
                records++;
                _ = reader.OwnerWire.Length + reader.RdataWire.Length;
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= (octets.Length * 40L) + 400_000, $"{allocated} octets allocated for {octets.Length}");
        });
        return records;
    }

    [Fact]
    public void Mutated_zone_files_are_read_or_refused_record_by_record()
    {
        var lines = RdataExamples.All.Select(example => $"a.example. 60 IN {example.Type} {example.Text}\n").ToArray();
        Gen.Select(
                Gen.Int[0, lines.Length - 1].Array[1, 4],
                Gen.Select(Gen.Int[0, 400], Gen.OneOf(Gen.Byte, Gen.Int[0, 9].Select(i => (byte)" \n\"();\\$@\t"[i])), Gen.Int[0, 3]).Array[1, 6])
            .Sample(
                (chosen, changes) => ReadsWithinBounds(changes.Aggregate(
                    Encoding.UTF8.GetBytes(string.Concat(chosen.Select(i => lines[i]))),
                    (octets, change) => Generators.Mutate(octets, change.Item1, change.Item2, change.Item3))),
                iter: Generators.Times(8_000));
    }

    [Fact]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(octets => ReadsWithinBounds(octets), iter: Generators.Times(4_000));

    [Theory]
    [InlineData("(", 70_000)]
    [InlineData(")", 70_000)]
    [InlineData("(\n", 60_000)]
    [InlineData("( a\n", 60_000)]
    [InlineData("\"\n", 60_000)]
    [InlineData("a (\"\n", 100_000)]
    [InlineData("\\", 70_001)]
    [InlineData(";", 300_000)]
    [InlineData(" ", 300_000)]
    [InlineData("\n", 300_000)]
    [InlineData("a", 300_000)]
    [InlineData("a ", 100_000)]
    [InlineData("a.", 200_000)]
    [InlineData("\0", 100_000)]
    [InlineData("$ORIGIN a\n", 100_000)]
    [InlineData("$INCLUDE a\n", 100_000)]
    [InlineData("$GENERATE 0-65535 $ A 192.0.2.1\n", 10)]
    [InlineData("$GENERATE 0-65535 $ TXT ${0,255,d}${0,255,d}${0,255,d}${0,255,d}\n", 100)]
    [InlineData("a TXT (((((((((((((((((((((((( x ))))))))))))))))))))))))\n", 10_000)]
    public void A_text_of_nothing_but(string text, int times) =>
        ReadsWithinBounds(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times))));

    [Fact]
    public void Parentheses_may_be_as_deep_as_the_record_is_long()
    {
        var deep = new string('(', 100_000) + new string(')', 100_000);

        Assert.Equal(1, ReadsWithinBounds(Encoding.UTF8.GetBytes($"a 60 TXT x {deep}\n")));
    }

    [Fact]
    public void The_longest_data_is_read_and_longer_data_is_refused()
    {
        var strings = string.Join(' ', Enumerable.Repeat(new string('x', 255), 255));

        Assert.Equal(65_280 + 255, ZoneFileReader.Parse($"a 60 TXT {strings} {new string('x', 254)}\n").Value[0].Data.Wire.Length);
        Assert.Contains("RDATA has at most 65535 octets", ZoneFileReader.Parse($"a 60 TXT {strings} {new string('x', 255)}\n").Error!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_zone_is_read_in_memory_that_does_not_grow_with_it()
    {
        var line = Encoding.UTF8.GetBytes("host-0000.example. 60 IN A 192.0.2.1\n");
        using var reader = new ZoneFileReader(new Repeated(line, 200_000), KeepGoing);
        Assert.True(reader.Read());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var records = 1;
        while (reader.Read())
        {
            records++;
        }

        Assert.Equal(200_000, records);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000);
    }

    private sealed class Repeated(byte[] line, int times) : MemoryStream
    {
        private long _position;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, (line.Length * (long)times) - _position);
            for (var i = 0; i < given; i++)
            {
                buffer[offset + i] = line[_position++ % line.Length];
            }

            return given;
        }
    }
}
