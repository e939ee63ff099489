using System.Collections.Immutable;

namespace DnssecToolkit.Lab;

/// <summary>How much of the zone a version signs anew.</summary>
internal enum SigningExtent
{
    /// <summary>The SOA alone.</summary>
    SoaOnly,

    /// <summary>The SOA, and each other signature with a chance of one in twenty, as where delegations changed.</summary>
    Some,

    /// <summary>Everything.</summary>
    Whole,
}

/// <summary>A version of <c>.de</c>: its serial is a Unix time, and it is signed two seconds later, as measured of the real zone.</summary>
/// <param name="At">The instant in the serial.</param>
/// <param name="Extent">What is signed anew.</param>
internal sealed record DeZoneVersion(DateTimeOffset At, SigningExtent Extent)
{
    /// <summary>The three signing modules of which one has the published key.</summary>
    public const int Modules = 3;

    private static readonly DateTimeOffset Midnight = new(2026, 5, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the key 33834 was published, three days before it was used. The hour is assumed.</summary>
    public static readonly DateTimeOffset Prepublished = Midnight.AddDays(-3).AddHours(12);

    /// <summary>When 33834 began to sign: resolvers failed at once.</summary>
    public static readonly DateTimeOffset Onset = Midnight.Add(new(19, 30, 0));

    /// <summary>The version that was handed out as the repair: its signatures begin at 20:15:14, 90 minutes before they were made.</summary>
    public static readonly DateTimeOffset Repair = Midnight.Add(new(21, 45, 12));

    /// <summary>When the first server had the repair.</summary>
    public static readonly DateTimeOffset FirstRepaired = Midnight.Add(new(22, 8, 0));

    /// <summary>When the last server had the repair.</summary>
    public static readonly DateTimeOffset LastRepaired = Midnight.Add(new(23, 14, 0));

    /// <summary>When 33834 left the DNSKEY set: it was gone by 01:29:55. The minute is assumed.</summary>
    public static readonly DateTimeOffset Withdrawn = Midnight.AddDays(1).Add(new(0, 33, 0));

    /// <summary>When signatures are made.</summary>
    public DateTimeOffset SignedAt => At.AddSeconds(2);

    /// <summary>The serial of the SOA.</summary>
    public uint Serial => (uint)At.ToUnixTimeSeconds();

    /// <summary>Whether the DNSKEY set has 33834.</summary>
    public bool HasNewKey => At >= Prepublished && At < Withdrawn;

    /// <summary>Whether the three modules sign, each with its own key, all of them under the tag 33834.</summary>
    public bool IsSignedByModules => IsByModules(SignedAt);

    /// <summary>Whether the DNSKEY set differs from that of the version before.</summary>
    public bool ChangesKeys => At == Prepublished || At == Withdrawn;

    /// <summary>All versions that the recreation has. The real zone had many more.</summary>
    public static ImmutableArray<DeZoneVersion> All { get; } =
    [
        .. Plan().OrderBy(version => version.At),
    ];

    /// <summary>Whether what was signed at an instant was signed by the modules.</summary>
    public static bool IsByModules(DateTimeOffset signedAt) => signedAt > Onset && signedAt < Repair;

    /// <summary>When a server began to serve the version. Servers lag by seconds; the repair took them one after the other.</summary>
    /// <param name="server">The number of the server, from 0.</param>
    /// <param name="servers">How many there are.</param>
    public DateTimeOffset ServedFrom(int server, int servers) => At == Repair
        ? FirstRepaired + ((LastRepaired - FirstRepaired) * server / (servers - 1))
        : SignedAt.AddSeconds(5 * server);

    private static IEnumerable<DeZoneVersion> Plan()
    {
        yield return new(Midnight.AddDays(-8).Add(new(7, 16, 42)), SigningExtent.Whole); // signed as a whole once a week, on Mondays
        yield return new(Midnight.AddDays(-1).Add(new(7, 16, 42)), SigningExtent.Whole);
        for (var at = Midnight.AddDays(-3); at <= Midnight.AddHours(12); at = at.AddHours(12))
        {
            yield return new(at, SigningExtent.Some);
        }

        // Every ten minutes around the outage. From the repair's making to its handing out nothing was published.
        for (var at = Midnight.Add(new(17, 53, 0)); at < Repair; at = at.AddMinutes(10))
        {
            yield return new(at, at == Midnight.Add(new(20, 33, 0)) ? SigningExtent.SoaOnly : SigningExtent.Some); // 20:33: seen by one observer
        }

        yield return new(Onset, SigningExtent.Whole);
        yield return new(Repair, SigningExtent.Whole);
        yield return new(Midnight.Add(new(23, 23, 0)), SigningExtent.Some);
        yield return new(Withdrawn, SigningExtent.Some);
        yield return new(Midnight.AddDays(1).Add(new(6, 3, 0)), SigningExtent.Some);
    }
}
