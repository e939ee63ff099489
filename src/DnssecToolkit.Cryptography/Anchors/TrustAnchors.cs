using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Trust anchors at any names. For a name the closest one at or above it counts, and no other.</summary>
public sealed class TrustAnchors
{
    private readonly ImmutableDictionary<DomainName, TrustAnchor> _byZone;

    private TrustAnchors(ImmutableDictionary<DomainName, TrustAnchor> byZone) => _byZone = byZone;

    /// <summary>No anchor: everything is indeterminate (RFC 4033 §5).</summary>
    public static TrustAnchors None { get; } = new(ImmutableDictionary<DomainName, TrustAnchor>.Empty);

    /// <summary>The root's KSK-2017 and KSK-2024, as IANA publishes them in <c>root-anchors.xml</c> (RFC 9718).</summary>
    public static TrustAnchors Iana { get; } = Of(
        DomainName.Root,
        TrustedKey.Of(new Ds(20326, SecurityAlgorithm.RsaSha256, DigestType.Sha256, Convert.FromHexString("E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D")))
            with
        { ValidFrom = new DateTimeOffset(2017, 2, 2, 0, 0, 0, TimeSpan.Zero) },
        TrustedKey.Of(new Ds(38696, SecurityAlgorithm.RsaSha256, DigestType.Sha256, Convert.FromHexString("683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16")))
            with
        { ValidFrom = new DateTimeOffset(2024, 7, 18, 0, 0, 0, TimeSpan.Zero) });

    /// <summary>All anchors, in canonical order of their zones.</summary>
    public ImmutableArray<TrustAnchor> All => [.. _byZone.Values.OrderBy(anchor => anchor.Zone)];

    /// <summary>Whether there is no anchor.</summary>
    public bool IsEmpty => _byZone.IsEmpty;

    /// <summary>Entries for one zone.</summary>
    public static TrustAnchors Of(DomainName zone, params IEnumerable<TrustedKey> entries) => From(entries.Select(entry => (zone, entry)));

    /// <summary>
    /// Reads anchors from text of any of these kinds, found out by looking: DS or DNSKEY records as in a zone file (also with
    /// the state comments of an automatically kept file), IANA's <c>root-anchors.xml</c>, BIND's <c>trust-anchors</c>,
    /// <c>trusted-keys</c> and <c>managed-keys</c>, Unbound's <c>trust-anchor</c> lines. Configuration around them is passed over.
    /// </summary>
    public static ParseResult<TrustAnchors> Parse(string text) => AnchorText.Parse(text);

    /// <summary>The anchor that counts for a name: the one at the name or closest above it; null if there is none.</summary>
    public TrustAnchor? Closest(DomainName name)
    {
        for (var zone = name; ; zone = zone.Parent)
        {
            if (_byZone.TryGetValue(zone, out var anchor))
            {
                return anchor;
            }

            if (zone.IsRoot)
            {
                return null;
            }
        }
    }

    /// <summary>These anchors and others; entries for the same zone come together.</summary>
    public TrustAnchors With(TrustAnchors others) => From(Entries().Concat(others.Entries()));

    /// <summary>Only what is meant to be used at an instant. A zone all of whose entries are out of force has no anchor any more.</summary>
    public TrustAnchors InForce(DateTimeOffset at) => From(Entries().Where(pair => pair.Entry.IsInForce(at)));

    /// <summary>The anchors as lines of a zone file.</summary>
    public override string ToString() => string.Join('\n', Entries().Select(pair =>
        pair.Entry.Ds is { } ds ? $"{pair.Zone} IN DS {ds}" : $"{pair.Zone} IN DNSKEY {pair.Entry.Key}"));

    internal static TrustAnchors From(IEnumerable<(DomainName Zone, TrustedKey Entry)> entries) => new(entries
        .GroupBy(pair => pair.Zone)
        .ToImmutableDictionary(group => group.Key, group => new TrustAnchor(group.Key, [.. group.Select(pair => pair.Entry).Distinct()])));

    private IEnumerable<(DomainName Zone, TrustedKey Entry)> Entries() =>
        from anchor in All
        from entry in anchor.Entries
        select (anchor.Zone, entry);
}
