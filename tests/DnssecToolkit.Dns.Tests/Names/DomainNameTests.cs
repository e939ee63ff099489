using CsCheck;

namespace DnssecToolkit.Dns.Tests.Names;

public class DomainNameTests
{
    [Fact]
    public void The_example_of_RFC_4034_section_6_1_is_in_canonical_order()
    {
        string[] order =
        [
            "example.", "a.example.", "yljkjljk.a.example.", "Z.a.example.", "zABC.a.EXAMPLE.", "z.example.", "\\001.z.example.", "*.z.example.", "\\200.z.example.",
        ];

        Assert.Equal(order, order.Reverse().Select(DomainName.Parse).Order().Select(name => name.ToString()));
    }

    [Theory]
    [InlineData(".", "00")]
    [InlineData("example", "076578616d706c6500")]
    [InlineData("example.", "076578616d706c6500")]
    [InlineData("a\\.b.c.", "03612e62016300")]
    [InlineData("a\\046b.c.", "03612e62016300")]
    [InlineData("\\000\\255.", "0200ff00")]
    [InlineData("\\\\\\\".", "025c2200")]
    [InlineData("\\@.", "014000")]
    [InlineData("\\097.", "016100")]
    public void Escapes_stand_for_octets_as_in_RFC_1035_section_5_1(string text, string wire) =>
        Assert.Equal(wire, Convert.ToHexStringLower(DomainName.Parse(text).Wire));

    [Theory]
    [InlineData("", 1)]
    [InlineData("a..b", 3)]
    [InlineData(".a", 1)]
    [InlineData("..", 1)]
    [InlineData("a b", 2)]
    [InlineData("a\tb", 2)]
    [InlineData("ab\\", 3)]
    [InlineData("ab\\25", 3)]
    [InlineData("ab\\256", 3)]
    [InlineData("ab\\2x5", 3)]
    [InlineData("aé", 2)]
    [InlineData("a\\é", 2)]
    [InlineData("a\u0000", 2)]
    [InlineData("a\ud800", 2)]
    public void A_bad_name_is_refused_with_the_column(string text, int column) =>
        Assert.Equal(column, DomainName.Read(text, DomainName.Root).Error?.Column);

    [Fact]
    public void A_label_has_at_most_63_octets()
    {
        Assert.Equal(63, DomainName.Parse(new string('a', 63)).FirstLabel.Length);
        Assert.Equal("a label is longer than 63 octets", DomainName.Read(new string('a', 64), DomainName.Root).Error!.Problem);
        Assert.Equal(64, DomainName.Read(new string('a', 64), DomainName.Root).Error!.Column);
        Assert.False(DomainName.Root.TryPrepend(new byte[64], out _));
    }

    [Fact]
    public void A_name_has_at_most_255_octets()
    {
        var label = new string('a', 63) + ".";
        var longest = label + label + label + new string('b', 61);

        Assert.Equal(255, DomainName.Parse(longest).Wire.Length);
        Assert.Equal(255, DomainName.Parse(longest + ".").Wire.Length);
        Assert.Equal("the name is longer than 255 octets", DomainName.Read(longest + "b", DomainName.Root).Error!.Problem);
        Assert.Equal("the name is longer than 255 octets", DomainName.Read(longest + "b.", DomainName.Root).Error!.Problem);
        Assert.Equal("the name is longer than 255 octets", DomainName.Read(label + label + label + new string('b', 60), DomainName.Parse("a")).Error!.Problem);
        Assert.Equal(255, DomainName.Read(label + label + label + new string('b', 59), DomainName.Parse("a")).Value.Wire.Length);
        Assert.Equal(127, DomainName.Parse(string.Concat(Enumerable.Repeat("a.", 127))).LabelCount);
        Assert.Equal("the name is longer than 255 octets", DomainName.Read(string.Concat(Enumerable.Repeat("a.", 128)), DomainName.Root).Error!.Problem);
    }

    [Fact]
    public void A_name_of_64_KiB_is_refused_without_delay() =>
        Assert.Equal("the name is longer than 255 octets", DomainName.Read(string.Concat(Enumerable.Repeat("a.", 32_768)), DomainName.Root).Error!.Problem);

    [Fact]
    public void Equality_ignores_the_case_of_ASCII_letters_only()
    {
        Assert.Equal(DomainName.Parse("EXAMPLE"), DomainName.Parse("example"));
        Assert.Equal(DomainName.Parse("EXAMPLE").GetHashCode(), DomainName.Parse("example").GetHashCode());
        Assert.NotEqual(DomainName.Parse("\\195\\137"), DomainName.Parse("\\195\\169"));
        Assert.NotEqual(DomainName.Parse("\\@"), DomainName.Parse("\\`"));
        Assert.NotEqual(DomainName.Parse("["), DomainName.Parse("{"));
        Assert.NotEqual(DomainName.Parse("a\\.b"), DomainName.Parse("a.b"));
    }

    [Fact]
    public void A_printed_name_reads_back_octet_for_octet() => Generators.Name.Sample(
        name =>
        {
            Assert.Equal(name.Wire, DomainName.Parse(name.ToString()).Wire);
            Assert.Equal(name.Wire, DomainName.FromWire(name.Wire).Wire);
            Assert.All(name.ToString(), character => Assert.InRange(character, '!', '~'));
        },
        iter: Generators.Times(6_000));

    [Fact]
    public void Canonical_order_is_the_order_of_the_reversed_lower_case_labels() => Generators.Name.Array[3].Sample(
        names =>
        {
            Assert.Equal(Math.Sign(Reference(names[0], names[1])), Math.Sign(names[0].CompareTo(names[1])));
            Assert.Equal(Math.Sign(names[0].CompareTo(names[1])), -Math.Sign(names[1].CompareTo(names[0])));
            Assert.Equal(names[0].CompareTo(names[1]) == 0, names[0] == names[1]);
            if (names[0].CompareTo(names[1]) <= 0 && names[1].CompareTo(names[2]) <= 0)
            {
                Assert.True(names[0].CompareTo(names[2]) <= 0);
            }
        },
        iter: Generators.Times(6_000));

    [Fact]
    public void Ancestors_and_rebasing_agree() => Gen.Select(Generators.Name, Generators.Name).Sample(
        (name, other) =>
        {
            for (var labels = 0; labels <= name.LabelCount; labels++)
            {
                var ancestor = name.Ancestor(labels);
                Assert.Equal(labels, ancestor.LabelCount);
                Assert.True(name.IsAtOrBelow(ancestor));
                if (name.TryRebase(ancestor, other, out var moved))
                {
                    Assert.True(moved.IsBelow(other));
                    Assert.True(moved.TryRebase(other, ancestor, out var back));
                    Assert.Equal(name, back);
                }
            }

            var common = name.CommonAncestor(other);
            Assert.True(name.IsAtOrBelow(common) && other.IsAtOrBelow(common));
            Assert.Equal(other.IsAtOrBelow(name), common == name);
        },
        iter: Generators.Times(2_500));

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0161")]
    [InlineData("016100" + "00")]
    [InlineData("40" + "00")]
    [InlineData("c000")]
    public void Octets_that_are_not_one_uncompressed_name_are_refused(string wire) =>
        Assert.Throws<FormatException>(() => DomainName.FromWire(Convert.FromHexString(wire)));

    private static int Reference(DomainName left, DomainName right)
    {
        var (mine, theirs) = (Labels(left), Labels(right));
        for (var i = 0; i < Math.Min(mine.Count, theirs.Count); i++)
        {
            var order = mine[i].AsSpan().SequenceCompareTo(theirs[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return mine.Count.CompareTo(theirs.Count);

        static List<byte[]> Labels(DomainName name)
        {
            var labels = new List<byte[]>();
            for (; !name.IsRoot; name = name.Parent)
            {
                labels.Insert(0, [.. name.FirstLabel.ToArray().Select(octet => octet is >= 65 and <= 90 ? (byte)(octet + 32) : octet)]);
            }

            return labels;
        }
    }
}
