using CsCheck;

namespace DnssecToolkit.Dns.Tests.Messages;

/// <summary>No octets make reading throw, hang or allocate more than a small multiple of their number.</summary>
public class HostileMessageTests
{
    /// <summary>The most octets allocated for one octet read: names of 255 octets that two octets point to are the worst case.</summary>
    private const int AllocationFactor = 120;

    private static readonly Lazy<byte[][]> Seeds = new(() => [.. MessageTests.RealMessages]);

    private static void ReadsWithinBounds(byte[] octets, bool print = true)
    {
        ParseResult<Message> result = default;
        TimeBound.Holds(TimeSpan.FromMilliseconds(100), $"reading {octets.Length} octets", () => result = Message.Parse(octets));
        var before = GC.GetAllocatedBytesForCurrentThread();

        result = Message.Parse(octets);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= (octets.Length * (long)AllocationFactor) + 4096, $"{allocated} octets allocated for {octets.Length}");
        if (print && result.TryGet(out var message))
        {
            _ = message.ToString();
            _ = message.ToWire();
            _ = message.Edns?.ExtendedErrors;
        }
    }

    [Fact]
    public void Mutated_real_messages_are_read_or_refused() => Gen.Select(
            Gen.Int[0, Seeds.Value.Length - 1],
            Gen.Select(Gen.Int[0, 4000], Gen.Byte, Gen.Int[0, 3]).Array[1, 8])
        .Sample(
            (seed, changes) => ReadsWithinBounds(changes.Aggregate(
                (byte[])Seeds.Value[seed].Clone(), (octets, change) => Generators.Mutate(octets, change.Item1, change.Item2, change.Item3))),
            iter: Generators.Times(6_000));

    [Fact]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 600].Sample(octets => ReadsWithinBounds(octets), iter: Generators.Times(6_000));

    [Fact]
    public void Every_beginning_of_a_real_message_is_read_or_refused()
    {
        foreach (var octets in Seeds.Value.Take(12))
        {
            for (var length = 0; length < octets.Length; length++)
            {
                ReadsWithinBounds(octets[..length], print: false);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_message_of_pointers_that_lead_through_each_other_is_read_in_no_time(bool asQuestions)
    {
        var octets = new byte[65_535];
        Header(octets, questions: asQuestions ? 10_000 : 0, answers: asQuestions ? 0 : 10_000);

        // A root, then pointers each to the one before, as far as pointers reach; then records whose owners point at the last of them.
        var position = 12;
        if (!asQuestions)
        {
            octets[position + 2] = 16;
            position += 1 + 2 + 2 + 4;
            octets[position++] = 0x3f;
            octets[position++] = 0x00;
        }

        var first = position;
        octets[position++] = 0;
        for (var last = first; position < 0x3f00; position += 2)
        {
            octets[position] = (byte)(0xc0 | (last >> 8));
            octets[position + 1] = (byte)last;
            last = position;
        }

        for (; position + 12 <= octets.Length; position += asQuestions ? 6 : 12)
        {
            octets[position] = 0xc0 | 0x3e;
            octets[position + 1] = (byte)(0xff - (first & 1));
            octets[position + 3] = 16;
        }

        ReadsWithinBounds(octets);
    }

    [Fact]
    public void A_message_that_says_the_longest_name_as_often_as_it_can_stays_within_the_bounds()
    {
        var octets = new byte[65_535];
        Header(octets, questions: 1, answers: 6_000);
        var position = 12;
        for (var label = 0; label < 127; label++)
        {
            octets[position++] = 1;
            octets[position++] = (byte)('a' + (label % 26));
        }

        position += 1 + 4;
        for (var i = 0; position + 16 <= octets.Length; position += 16, i++)
        {
            // Owner and data point at different places of the long name, so that no name is had twice.
            octets[position + 1] = (byte)(12 + (2 * (i % 50)));
            octets[position] = 0xc0;
            octets[position + 3] = 15;
            octets[position + 5] = 1;
            octets[position + 11] = 4;
            octets[position + 14] = 0xc0;
            octets[position + 15] = (byte)(12 + (2 * (i * 7 % 50)));
        }

        ReadsWithinBounds(octets);
        Assert.True(Message.Parse(octets).Value.Answer.Length > 4000);
    }

    [Theory]
    [InlineData("000029000000000000" + "0000")]
    [InlineData("0000010001000000000000")]
    [InlineData("00002f0001000000000000")]
    [InlineData("00004000010000000000020000")]
    [InlineData("0000100001000000000000")]
    [InlineData("00002e0001000000000000")]
    public void A_message_of_the_smallest_records_stays_within_the_bounds(string record)
    {
        var small = Convert.FromHexString(record);
        var octets = new byte[65_535];
        Header(octets, questions: 0, answers: 65_535);
        for (var position = 12; position + small.Length <= octets.Length; position += small.Length)
        {
            small.CopyTo(octets, position);
        }

        ReadsWithinBounds(octets);
    }

    [Theory]
    [InlineData(16, 0x00)]
    [InlineData(47, 0x00)]
    [InlineData(65, 0x00)]
    [InlineData(2, 0x3f)]
    [InlineData(48, 0xff)]
    [InlineData(41, 0x00)]
    public void A_message_of_one_record_as_long_as_it_can_be_stays_within_the_bounds(int type, int fill)
    {
        var octets = new byte[65_535];
        octets.AsSpan().Fill((byte)fill);
        octets.AsSpan(0, 12).Clear();
        Header(octets, questions: 0, answers: type == 41 ? 0 : 1, additional: type == 41 ? 1 : 0);
        new byte[] { 0, 0, (byte)type, 0, 1, 0, 0, 0, 0 }.CopyTo(octets, 12);
        octets[21] = (byte)((octets.Length - 23) >> 8);
        octets[22] = (byte)(octets.Length - 23);

        ReadsWithinBounds(octets);
    }

    private static void Header(byte[] octets, int questions, int answers, int additional = 0)
    {
        octets[4] = (byte)(questions >> 8);
        octets[5] = (byte)questions;
        octets[6] = (byte)(answers >> 8);
        octets[7] = (byte)answers;
        octets[10] = (byte)(additional >> 8);
        octets[11] = (byte)additional;
    }
}
