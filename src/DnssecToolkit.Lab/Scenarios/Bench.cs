using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>The Internet on which faults are tried: a root, a TLD, and a zone below it that has one of everything.</summary>
/// <remarks>
/// Below the TLD: <c>example</c>, the zone to break, with <c>www</c>, <c>mail</c>, <c>alias</c>, <c>*.wild</c>, the empty non-terminal <c>b.ent</c>, a DNAME
/// <c>moved</c> and an alias <c>away</c> to the zone <c>other</c>, a signed child <c>signed</c> and an unsigned one <c>unsigned</c>.
/// </remarks>
public static class Bench
{
    /// <summary>How old signatures are when the evidence is recorded.</summary>
    public static readonly TimeSpan RecordedAfter = TimeSpan.FromHours(1);

    /// <summary>How old signatures are at the instant that is judged; faults of a second count from here.</summary>
    public static readonly TimeSpan JudgedAfter = RecordedAfter + TimeSpan.FromMinutes(1);

    private const string Records = """
        @        MX    10 mail
        @        TXT   "the zone to break"
        www      A     192.0.2.80
        www      AAAA  2001:db8::80
        www      TXT   "one" "two"
        mail     A     192.0.2.25
        alias    CNAME www
        *.wild   A     192.0.2.90
        *.wild   MX    10 mail
        a.b.ent  A     192.0.2.91
        zz       A     192.0.2.99
        """;

    /// <summary>The bench.</summary>
    /// <param name="algorithm">The algorithm of the zone to break; the root and the TLD have ECDSA P-256.</param>
    /// <param name="denial">How the zone to break proves absence; the TLD proves it the same way.</param>
    /// <param name="tld">The name of the TLD.</param>
    /// <param name="servers">How many servers the zone to break has.</param>
    public static InternetDescription Describe(SecurityAlgorithm? algorithm = null, DenialDescription? denial = null, string tld = "test.", int servers = 3) =>
        new(Zones(algorithm ?? SecurityAlgorithm.EcdsaP256Sha256, denial ?? DenialDescription.Nsec, DomainName.Parse(tld), servers));

    /// <summary>The zones of the bench below one TLD, without the root: several benches can share one.</summary>
    public static IEnumerable<ZoneDescription> Zones(SecurityAlgorithm algorithm, DenialDescription denial, DomainName tld, int servers = 3)
    {
        ArgumentNullException.ThrowIfNull(tld);
        var zone = ZoneToBreak(tld);
        var other = DomainName.Read("other", tld).Value;
        yield return new ZoneDescription(tld) { Denial = denial, Servers = ServerDescription.Several(2) };
        yield return new ZoneDescription(zone)
        {
            Keys = KeyDescription.Pair(algorithm),
            Denial = denial,
            Servers = ServerDescription.Several(servers),
            Records = $"{Records}\nmoved DNAME {other}\naway CNAME www.{other}\n",
        };
        yield return new ZoneDescription(other) { Denial = denial, Servers = ServerDescription.Several(1), Records = "www A 192.0.2.70\n" };
        yield return new ZoneDescription(DomainName.Read("signed", zone).Value) { Servers = ServerDescription.Several(1), Records = "www A 192.0.2.71\n" };
        yield return new ZoneDescription(DomainName.Read("unsigned", zone).Value) { IsSigned = false, Servers = ServerDescription.Several(1), Records = "www A 192.0.2.72\n" };
    }

    /// <summary>The name of the zone to break: <c>example</c> below the TLD.</summary>
    public static DomainName ZoneToBreak(DomainName tld) => DomainName.Read("example", tld).Value;
}
