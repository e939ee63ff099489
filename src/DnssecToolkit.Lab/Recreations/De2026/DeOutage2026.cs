using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>
/// The outage of <c>.de</c> on 5 May 2026: a new key was made three times, once in each of three signing modules, and published once. All signatures named
/// the same tag; two in three could not be verified.
/// </summary>
internal sealed class DeOutage2026(IPAddress? first = null) : Recreation
{
    /// <summary>How long before the instant of its name a round of questions begins: it is over by then.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(10);

    private static readonly DateTimeOffset Midnight = new(2026, 5, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When everything but <c>.de</c> is signed.</summary>
    private static readonly DateTimeOffset SignedAt = Midnight.AddDays(-4);

    private static readonly ImmutableArray<DomainName> Names = [.. DeInternet.Describe(DeZoneVersion.All[0]).Find(DeInternet.De)!.Servers.Select(server => server.Name!)];

    private static readonly RecordType[] OfZones = [RecordType.Dnskey, RecordType.Soa, RecordType.Ns];

    private readonly ConcurrentDictionary<DeZoneVersion, Lazy<Internet>> _versions = new();
    private readonly ConcurrentDictionary<string, Lazy<Internet>> _mixed = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "de-2026-05-05";

    /// <inheritdoc/>
    public override string Summary => "the outage of .de on 5 May 2026: three signing modules, each with a key of its own, under the tag of the one published key";

    /// <inheritdoc/>
    public override DateTimeOffset Begins => On(19, 15);

    /// <inheritdoc/>
    public override ImmutableArray<Question> Questions { get; } = [.. new[] { "amazon.de.", "nic.de.", "posteo.de." }.Select(name => new Question(DomainName.Parse(name), RecordType.A))];

    /// <inheritdoc/>
    public override ImmutableArray<(DateTimeOffset At, string Title)> Changes { get; } =
    [
        .. DeZoneVersion.All.Skip(1).SelectMany(version => version.At == DeZoneVersion.Repair
            ? Names.Select((name, i) => (version.ServedFrom(i, Names.Length), $"{name} has the repair, signed with {DeInternet.OldZskTag} again"))
            : [(version.ServedFrom(Names.Length - 1, Names.Length), TitleOf(version))]),
    ];

    /// <inheritdoc/>
    public override InternetDescription Plan => DeInternet.Describe(DeZoneVersion.All[0], first);

    /// <inheritdoc/>
    public override TrustAnchors Anchors => Of(DeZoneVersion.All[0]).Anchors;

    /// <inheritdoc/>
    public override string AnchorText
    {
        get
        {
            var key = Of(DeZoneVersion.All[0]).Zones[0].Keys.First(key => key.HasDs);
            return $". IN DS {DsDigest.ToDs(DomainName.Root, key.Record, DigestType.Sha256)}\n";
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<RecreationFile> Files { get; } =
    [
        new("1-before.jsonl.gz", [Midnight.AddDays(-3).AddHours(11), Midnight.AddDays(-2).AddHours(13), Midnight.AddHours(12).AddMinutes(30), On(18, 0), On(19, 15), On(19, 30)]),
        new("2-outage.jsonl.gz", [On(19, 31), .. Every(15, On(19, 45), On(22, 0))]),
        new("3-repair.jsonl.gz", [.. Every(15, On(22, 15), On(23, 15))]),
        new("4-after.jsonl.gz", [On(23, 30), Midnight.AddDays(1).AddHours(2), Midnight.AddDays(1).Add(new(7, 30, 0))]),
    ];

    /// <inheritdoc/>
    public override Internet At(DateTimeOffset instant)
    {
        var served = Names.Select((_, i) => DeZoneVersion.All.Where(version => version.ServedFrom(i, Names.Length) <= instant).MaxBy(version => version.ServedFrom(i, Names.Length)) ?? DeZoneVersion.All[0]).ToList();
        if (served.Distinct().Count() == 1)
        {
            return Of(served[0]);
        }

        return _mixed.GetOrAdd(string.Join(' ', served.Select(version => version.Serial)), _ => new(() => Build(served.MaxBy(version => version.At)!, site =>
        {
            foreach (var server in site.Servers.Distinct())
            {
                server.Serve(Of(served[Names.IndexOf(server.Name)]).Find(DeInternet.De)!);
            }
        }))).Value;
    }

    /// <inheritdoc/>
    public override Recreation OnLoopback(IPAddress firstAddress) => new DeOutage2026(firstAddress);

    /// <inheritdoc/>
    public override IEnumerable<Exchange> Probe(DateTimeOffset instant)
    {
        var internet = At(instant - Lead);
        var prober = new Prober(internet, instant - Lead);
        var names = DeInternet.Leaves.Select(leaf => DomainName.Parse($"{leaf.Name}.de.")).ToList();
        prober.Ask(DomainName.Root, OfZones.Select(type => new Question(DomainName.Root, type)));
        prober.Ask(DomainName.Root, [new(DeInternet.De, RecordType.Ds), new(DeInternet.De, RecordType.Ns)]);
        prober.Ask(DeInternet.De, OfZones.Append(RecordType.Nsec3Param).Select(type => new Question(DeInternet.De, type)));
        prober.Ask(DeInternet.De, names.SelectMany(name => (Question[])[new(name, RecordType.Ds), new(name, RecordType.A)]));
        prober.Ask(DeInternet.De, [new(DomainName.Parse("gibt-es-nicht.de."), RecordType.A)]);
        foreach (var name in names)
        {
            prober.Ask(name, OfZones.Append(RecordType.A).Select(type => new Question(name, type)));
        }

        return prober.Exchanges;
    }

    private static DateTimeOffset On(int hour, int minute) => Midnight.Add(new(hour, minute, 0));

    private static IEnumerable<DateTimeOffset> Every(int minutes, DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at <= to; at = at.AddMinutes(minutes))
        {
            yield return at;
        }
    }

    private static string TitleOf(DeZoneVersion version) =>
        version.At == DeZoneVersion.Prepublished ? $"the key {DeInternet.NewZskTag} is published"
        : version.At == DeZoneVersion.Onset ? $"{DeInternet.NewZskTag} signs: three modules, each with a key of its own under that tag, sign the whole zone"
        : version.At == DeZoneVersion.Withdrawn ? $"the key {DeInternet.NewZskTag} is gone"
        : $"the version {version.Serial}{(version.IsSignedByModules ? ": what changed is signed by whichever module" : "")}";

    private Internet Of(DeZoneVersion version) => _versions.GetOrAdd(version, _ => new(() => Build(version, null))).Value;

    private Internet Build(DeZoneVersion version, Action<ServerSite>? servers)
    {
        var fault = new Fault("three-keys-one-tag", FaultArea.Keys, "Three signing modules have a key each; one is published, and all signatures name its tag.")
        {
            Breaks = ("RFC 4035 §2.2", "There MUST be an RRSIG for each RRset using at least one DNSKEY of each algorithm in the zone apex DNSKEY RRset."),
            Incident = ".de, 5 May 2026",
            Expect = _ => new Expectation(version.IsSignedByModules ? ExpectedStatus.Bogus : ExpectedStatus.Insecure, version.IsSignedByModules ? "rrsig-made-by-other-key" : null),
            AfterSigning = site => Sign(site.Zone, version),
            Servers = servers,
        };
        return Internet.Build(DeInternet.Describe(version, first), SignedAt, fault.In(DeInternet.De, "amazon A"));
    }

    private static void Sign(ZoneDraft zone, DeZoneVersion version)
    {
        var apexNsec3 = zone.Nsec3Of(zone.Apex);
        foreach (var set in zone.Sets.Where(zone.IsSignedHere))
        {
            var signedAt = SignatureLottery.SignedAt(set, version);
            var key = set.Type == RecordType.Dnskey ? DeInternet.Ksk
                : !DeZoneVersion.IsByModules(signedAt) ? DeInternet.OldZsk
                : DeInternet.FirstModule + SignatureLottery.ModuleOf(set, signedAt, set == apexNsec3);
            set.Signatures.Clear();
            set.Signatures.Add(zone.Sign(set, zone.Keys[key], new SignatureFields
            {
                Inception = SignatureTime.FromInstant(signedAt - zone.Description.Signatures.Before),
                Expiration = SignatureTime.FromInstant(signedAt + zone.Description.Signatures.After),
            }));
        }
    }
}
