using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Anchors;

/// <summary>Which anchor counts for a name.</summary>
public sealed class ClosestAnchor
{
    private static readonly TrustAnchors Anchors = TrustAnchors.Iana
        .With(Anchor("example.", 1))
        .With(Anchor("a.b.example.", 2))
        .With(Anchor("example.", 3));

    [Theory]
    [InlineData("org.", ".")]
    [InlineData(".", ".")]
    [InlineData("example.", "example.")]
    [InlineData("b.EXAMPLE.", "example.")]
    [InlineData("ab.example.", "example.")]
    [InlineData("a.b.example.", "a.b.example.")]
    [InlineData("x.a.b.example.", "a.b.example.")]
    public void The_anchor_at_the_name_or_closest_above_it_counts(string name, string zone) =>
        Assert.Equal(DomainName.Parse(zone), Anchors.Closest(DomainName.Parse(name))!.Zone);

    [Fact]
    public void Entries_for_one_zone_come_together() =>
        Assert.Equal([1, 3], Anchors.Closest(DomainName.Parse("example."))!.Entries.Select(entry => (int)entry.KeyTag));

    [Fact]
    public void Outside_of_all_anchors_there_is_none() => Assert.Null(Anchor("example.", 1).Closest(DomainName.Parse("org.")));

    [Fact]
    public void The_built_in_digests_are_those_of_the_roots_keys()
    {
        var root = RealKeys("raw-records.txt");

        foreach (var ds in TrustAnchors.Iana.Closest(DomainName.Root)!.Ds)
        {
            var key = Assert.Single(root, key => KeyTag.Of(key) == ds.KeyTag);
            Assert.Equal(ds, DsDigest.ToDs(DomainName.Root, key, DigestType.Sha256));
            Assert.True(TrustAnchors.Iana.Closest(DomainName.Root)!.Trusts(key));
        }
    }

    /// <summary>The distinct DNSKEYs of the root in the evidence.</summary>
    private static List<Dnskey> RealKeys(string file) =>
    [
        .. File.ReadLines(Repository.SharedEvidence(file))
            .Where(line => line.StartsWith(". 172800 IN DNSKEY ", StringComparison.Ordinal))
            .Select(line => Records.Dnskey(line[". 172800 IN DNSKEY ".Length..].Split(';')[0]))
            .Distinct()
            .Cast<Dnskey>(),
    ];

    private static TrustAnchors Anchor(string zone, ushort tag) =>
        TrustAnchors.Of(DomainName.Parse(zone), TrustedKey.Of(new Ds(tag, SecurityAlgorithm.Ed25519, DigestType.Sha256, new byte[32])));
}
