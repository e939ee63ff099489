using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>When an operator does not validate the zone, from the start of the script.</summary>
/// <param name="From">When the negative trust anchor is set.</param>
/// <param name="To">When it is lifted.</param>
public sealed record AnchorWindow(TimeSpan From, TimeSpan To);

/// <summary>An incident to live through: a scripted scenario of the lab with everything else drawn from a seed.</summary>
/// <param name="Name">The kind of incident: the name of a script, or one of what an operator does during it.</param>
/// <param name="Seed">Decides all that follows.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Choices">What it was made with.</param>
/// <param name="FirstQuery">When the client begins to ask, once a second, from the start of the script.</param>
public sealed record LiveCase(string Name, int Seed, Scenario Scenario, LabChoices Choices, TimeSpan FirstQuery)
{
    /// <summary>The kinds of incidents.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "bad-leaf-signatures", "bad-no-ds-proof", "wrong-ds-then-fixed", "missing-zsk-then-published", "ds-removed", "wrong-ds-then-removed",
        "bad-key-signatures", "expired-signatures", "one-of-three-servers-bad", "nta-set-and-lifted", "serve-stale",
    ];

    private static readonly string[] Asks = ["www A", "www AAAA", "www TXT", "@ MX", "mail A", "zz A", "@ TXT"];

    /// <summary>The question.</summary>
    public Question Question => Scenario.Questions[0];

    /// <summary>When the zone is not validated; null: always.</summary>
    public AnchorWindow? Anchor { get; init; }

    /// <summary>Whether the resolver answers from expired records, where it can (RFC 8767).</summary>
    public bool ServesStale { get; init; }

    /// <summary>The seconds for which verdicts are kept, where the resolver has a setting for it; null: its default.</summary>
    public int? VerdictSeconds { get; init; }

    /// <summary>Whether signatures that have run out are taken for a while, where that is the resolver's default.</summary>
    public bool ToleratesExpiry { get; init; }

    /// <summary>The incident of a name and a seed.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="block">The second octet of the addresses 127.x.0.0 of the servers.</param>
    public static LiveCase Draw(string name, int seed, byte block)
    {
        var random = new Random(unchecked((Array.IndexOf([.. Names], name) * 7919) + seed));
        uint Ttl(int least, int most) => (uint)random.Next(least, most + 1);
        var negative = Ttl(5, 20);
        var breaks = random.Next(15, 41);
        var choices = new LabChoices
        {
            Algorithm = random.Next(3) == 0 ? SecurityAlgorithm.Ed25519 : SecurityAlgorithm.EcdsaP256Sha256,
            Denial = random.Next(3) switch { 0 => DenialDescription.Nsec, 1 => DenialDescription.Nsec3, _ => DenialDescription.OptOutNsec3 },
            Seed = string.Create(CultureInfo.InvariantCulture, $"{name}-{seed}"),
            FirstAddress = new System.Net.IPAddress([127, block, 0, 0]),
            Servers = name == "one-of-three-servers-bad" ? random.Next(2, 4) : random.Next(1, 4),
            ScriptTtls = new ZoneTtls { Default = Ttl(4, 20), Dnskey = Ttl(6, 25), Ds = Ttl(6, 25), Delegation = Ttl(15, 60), Soa = negative, Negative = negative },
            Breaks = TimeSpan.FromSeconds(breaks),
            Mends = TimeSpan.FromSeconds(breaks + random.Next(20, 51)),
        };
        var ask = Asks[random.Next(Asks.Length)];
        // The client finds a cold cache during the trouble, begins half a TTL before it, or long before.
        var first = random.Next(4) switch
        {
            0 => breaks + random.Next(1, 6),
            1 => breaks - (int)(choices.ScriptTtls.Default / 2) - 1,
            _ => random.Next(0, 10),
        };
        var script = name switch { "nta-set-and-lifted" => random.Next(2) == 0 ? "bad-leaf-signatures" : "wrong-ds-then-fixed", "serve-stale" => ((string[])["bad-leaf-signatures", "wrong-ds-then-fixed", "missing-zsk-then-published", "bad-no-ds-proof"])[random.Next(4)], _ => name };
        var anchored = breaks + random.Next(8, 21);
        return new LiveCase(name, seed, ScenarioCatalogue.Parse(script, choices = script == "bad-no-ds-proof" ? choices : choices with { Ask = ask }), choices, TimeSpan.FromSeconds(Math.Max(0, first) + 0.5))
        {
            Anchor = name == "nta-set-and-lifted" ? new AnchorWindow(TimeSpan.FromSeconds(anchored), TimeSpan.FromSeconds(anchored + random.Next(12, 61))) : null,
            ServesStale = name == "serve-stale",
            VerdictSeconds = random.Next(4) == 0 ? null : random.Next(3, 13),
            ToleratesExpiry = name != "expired-signatures" || random.Next(4) == 0,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Seed}");
}
