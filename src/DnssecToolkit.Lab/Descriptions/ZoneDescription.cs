using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A zone as somebody plans it. The lab adds SOA, NS, addresses of its servers, delegations of zones below, keys, proofs and signatures.</summary>
/// <example><code>
/// new ZoneDescription("example.test.")
/// {
///     Keys = KeyDescription.Pair(SecurityAlgorithm.Ed25519),
///     Denial = DenialDescription.Nsec3,
///     Records = """
///         www     A     192.0.2.80
///         *.wild  TXT   "any"
///         """,
/// }
/// </code></example>
/// <param name="Apex">The name of the zone.</param>
public sealed record ZoneDescription(DomainName Apex)
{
    /// <summary>A zone of a name in presentation form, with or without the last dot.</summary>
    public ZoneDescription(string apex)
        : this(DomainName.Parse(apex))
    {
    }

    /// <summary>Records as zone-file text, relative to the apex; a SOA or an apex NS here replaces the lab's own.</summary>
    public string Records { get; init; } = "";

    /// <summary>Further records, for descriptions made by code.</summary>
    public ImmutableArray<ResourceRecord> MoreRecords { get; init; } = [];

    /// <summary>Whether the zone is signed.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>The keys of a signed zone.</summary>
    public ImmutableArray<KeyDescription> Keys { get; init; } = KeyDescription.Pair(SecurityAlgorithm.EcdsaP256Sha256);

    /// <summary>How the zone proves what it does not have.</summary>
    public DenialDescription Denial { get; init; } = DenialDescription.Nsec;

    /// <summary>The servers of the zone.</summary>
    public ImmutableArray<ServerDescription> Servers { get; init; } = ServerDescription.Several(2);

    /// <summary>The TTLs of the zone's records.</summary>
    public ZoneTtls Ttls { get; init; } = new();

    /// <summary>How long signatures are good.</summary>
    public SignatureLifetime Signatures { get; init; } = new();

    /// <summary>The digest types of the DS records that the parent has.</summary>
    public ImmutableArray<DigestType> DsDigests { get; init; } = [DigestType.Sha256];

    /// <summary>Whether the apex has CDS and CDNSKEY records for the keys that have a DS (RFC 7344).</summary>
    public bool HasCds { get; init; }

    /// <summary>The serial number of the SOA.</summary>
    public uint Serial { get; init; } = 1;

    /// <summary>The same zone with every key of another algorithm.</summary>
    public ZoneDescription WithAlgorithm(SecurityAlgorithm algorithm) => this with { Keys = [.. Keys.Select(key => key with { Algorithm = algorithm })] };

    /// <inheritdoc/>
    public override string ToString() => $"{Apex} ({(IsSigned ? $"{string.Join(", ", Keys.Select(key => key.Algorithm).Distinct())}, {Denial.Kind}" : "unsigned")})";
}

/// <summary>The TTLs of a zone, in seconds.</summary>
public sealed record ZoneTtls
{
    /// <summary>Of everything that has no TTL of its own.</summary>
    public uint Default { get; init; } = 3600;

    /// <summary>Of the DNSKEY set.</summary>
    public uint Dnskey { get; init; } = 3600;

    /// <summary>Of the SOA.</summary>
    public uint Soa { get; init; } = 3600;

    /// <summary>The SOA's last field and the TTL of NSEC and NSEC3 records: how long absence is remembered (RFC 2308 §4, RFC 9077 §3).</summary>
    public uint Negative { get; init; } = 900;

    /// <summary>Of delegations in this zone: NS and glue.</summary>
    public uint Delegation { get; init; } = 3600;

    /// <summary>Of DS records in this zone.</summary>
    public uint Ds { get; init; } = 3600;

    /// <summary>All of them the same, for labs that shall live through an incident in a minute.</summary>
    public static ZoneTtls All(uint seconds) => new() { Default = seconds, Dnskey = seconds, Soa = seconds, Negative = seconds, Delegation = seconds, Ds = seconds };
}

/// <summary>When signatures begin and end, seen from the instant of signing.</summary>
public sealed record SignatureLifetime
{
    /// <summary>How long before the signing time a signature begins.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after the signing time a signature is still good.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromDays(14);
}
