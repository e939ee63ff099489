using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The keys that are trusted for a zone without proof (RFC 4033 §2): any one of them suffices.</summary>
public sealed record TrustAnchor(DomainName Zone, ImmutableArray<TrustedKey> Entries)
{
    /// <summary>The trusted digests.</summary>
    public ImmutableArray<Ds> Ds => [.. Entries.Where(entry => entry.IsTrusted).Select(entry => entry.Ds).OfType<Ds>()];

    /// <summary>The keys that are trusted as such.</summary>
    public ImmutableArray<Dnskey> Keys => [.. Entries.Where(entry => entry.IsTrusted).Select(entry => entry.Key).OfType<Dnskey>()];

    /// <summary>The same with the entries that are meant to be used at an instant; there may be none.</summary>
    public TrustAnchor InForce(DateTimeOffset at) => new(Zone, [.. Entries.Where(entry => entry.IsInForce(at))]);

    /// <summary>Whether a key of the zone is trusted by this anchor.</summary>
    public bool Trusts(Dnskey key) => Entries.Any(entry => entry.IsTrusted && entry.Means(Zone, key));

    /// <summary>Zone and key tags.</summary>
    public override string ToString() => $"{Zone} {string.Join(", ", Entries.Select(entry => entry.KeyTag))}";
}
