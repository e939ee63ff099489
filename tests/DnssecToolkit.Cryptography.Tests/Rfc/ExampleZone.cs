using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Rfc;

/// <summary>A signed zone out of an RFC, to check its RRsets one by one.</summary>
internal sealed class ExampleZone
{
    private readonly ImmutableArray<SignedRRset> sets;
    private readonly ImmutableArray<Dnskey> keys;

    private ExampleZone(ImmutableArray<SignedRRset> sets)
    {
        this.sets = sets;
        keys = [.. sets.Where(set => set.Type == RecordType.Dnskey).SelectMany(set => set.Set.Data).Cast<Dnskey>()];
    }

    public IReadOnlyList<SignedRRset> Signed => [.. sets.Where(set => !set.Signatures.IsEmpty)];

    public static ExampleZone Load(string file) => new(ZoneText.Read(File.ReadAllText(
        Repository.PathOf("tests", "DnssecToolkit.Testing", "RfcZones", file))));

    public static ExampleZone Of(string text) => new(ZoneText.Read(text));

    public Dnskey Key(ushort tag) => keys.Single(key => KeyTag.Of(key) == tag);

    /// <summary>Fails unless the RRset is there and every signature over it is good with the key of its tag.</summary>
    public SignedRRset Verifies(string owner, string type)
    {
        var set = sets.Single(set => set.Owner == DomainName.Parse(owner) && set.Type.ToString() == type);
        Assert.NotEmpty(set.Signatures);
        Assert.All(set.Signatures, rrsig => Assert.Equal(SignatureOutcome.Valid.Instance, PublicKey.Parse(Key(rrsig.KeyTag)).Verify(set.Set, rrsig)));
        return set;
    }
}
