using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>A chain of three zones below a TLD of its own with up to three things wrong at once, and one question. The seed and the number decide all of it.</summary>
/// <param name="Name">Also the name of the TLD.</param>
/// <param name="Faults">What is wrong, in the order in which it is put in.</param>
/// <param name="Question">The question.</param>
/// <param name="Zones">The zones.</param>
public sealed record RandomScenario(string Name, ImmutableArray<FaultPlacement> Faults, Question Question, ImmutableArray<ZoneDescription> Zones)
{
    private const int MostRedraws = 50;

    private static readonly string[] Asks = ["www A", "nx A", "www MX", "x.wild A", "alias A", "www.moved A", "away A", "www.signed A", "www.unsigned A", "b.ent A", "unsigned DS", "@ SOA", "zz AAAA"];

    private static readonly SecurityAlgorithm[] Algorithms =
    [
        SecurityAlgorithm.EcdsaP256Sha256, SecurityAlgorithm.EcdsaP256Sha256, SecurityAlgorithm.Ed25519, SecurityAlgorithm.Ed25519, SecurityAlgorithm.RsaSha256,
        SecurityAlgorithm.RsaSha512, SecurityAlgorithm.EcdsaP384Sha384, SecurityAlgorithm.Ed448, SecurityAlgorithm.RsaSha1Nsec3Sha1,
    ];

    /// <summary>What is drawn from: every fault of the catalogue but those that single servers have, and the probes that change something.</summary>
    /// <remarks>Which of several servers a resolver asks is its own dice, so those faults are judged apart.</remarks>
    public static ImmutableArray<Fault> Pool { get; } =
    [
        .. FaultCatalogue.All.Where(fault => fault.Area is not (FaultArea.Servers or FaultArea.Transport) && fault.Servers is null),
        .. Probes.All.Where(probe => probe.Algorithm == SecurityAlgorithm.EcdsaP256Sha256 && !probe.Asks.Contains("ANY", StringComparison.Ordinal) && !probe.Name.StartsWith("healthy", StringComparison.Ordinal))
            .Select(probe => probe.Placement.Fault with { Ask = probe.Asks.Split('|')[0].Trim() })
            .Where(fault => (fault.Plan ?? fault.Contents ?? fault.BeforeSigning ?? fault.AfterSigning ?? fault.Keys ?? (object?)fault.Servers) is not null),
    ];

    /// <summary>The scenario of a number.</summary>
    public static RandomScenario Draw(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var scenario = Draw(random, string.Create(CultureInfo.InvariantCulture, $"r{seed}n{number}"));
                Build([scenario], DateTimeOffset.UtcNow, System.Net.IPAddress.Loopback);
                return scenario;
            }
            catch (Exception) when (attempt < MostRedraws)
            {
                // These faults do not go together: one took away what the other changes.
            }
        }
    }

    /// <summary>One Internet for several scenarios.</summary>
    public static Internet Build(IEnumerable<RandomScenario> scenarios, DateTimeOffset signedAt, System.Net.IPAddress firstAddress)
    {
        var all = scenarios.ToList();
        return Internet.Build(
            new InternetDescription(all.SelectMany(scenario => scenario.Zones).Prepend(new ZoneDescription(".") { Servers = ServerDescription.Several(1) })) { FirstAddress = firstAddress },
            signedAt,
            all.SelectMany(scenario => scenario.Faults));
    }

    private static RandomScenario Draw(Random random, string name)
    {
        var tld = DomainName.Parse(name + ".");
        var zone = Bench.ZoneToBreak(tld);
        var denial = random.Next(4) switch
        {
            0 or 1 => DenialDescription.Nsec,
            2 => DenialDescription.Nsec3,
            _ => DenialDescription.OptOutNsec3,
        };
        var keys = Keys(random);
        var zones = Bench.Zones(SecurityAlgorithm.EcdsaP256Sha256, denial, tld, 1)
            .Select(described => described with { Servers = ServerDescription.Several(1), Keys = described.Apex == zone ? keys : described.Keys });
        var count = random.Next(10) switch { 0 => 0, < 6 => 1, < 9 => 2, _ => 3 };
        var faults = Enumerable.Range(0, count).Select(_ => Pool[random.Next(Pool.Length)]).DistinctBy(fault => fault.Name).ToList();
        var ask = faults.Count > 0 && random.Next(3) > 0 ? faults[0].Ask : Asks[random.Next(Asks.Length)];
        return new RandomScenario(name, [.. faults.Select(fault => fault.In(zone))], LabQuestion.Parse(ask, zone), [.. zones]);
    }

    private static ImmutableArray<KeyDescription> Keys(Random random)
    {
        var algorithm = Algorithms[random.Next(Algorithms.Length)];
        var single = random.Next(4) == 0;
        return single
            ? [Key(KeyRole.Csk, algorithm)]
            : [Key(KeyRole.Ksk, algorithm), Key(KeyRole.Zsk, algorithm)];
    }

    // RSA keys are dear to make: every zone has the same two.
    private static KeyDescription Key(KeyRole role, SecurityAlgorithm algorithm) => new(role, algorithm)
    {
        Private = IsRsa(algorithm)
            ? RsaKeys.GetOrAdd((role, algorithm), static key => PrivateKey.Generate(key.Algorithm, new KeyGeneration { Seed = Encoding.ASCII.GetBytes(key.Role.ToString()), SizeInBits = 1024 }))
            : null,
    };

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(KeyRole Role, SecurityAlgorithm Algorithm), PrivateKey> RsaKeys = [];

    private static bool IsRsa(SecurityAlgorithm algorithm) => algorithm.Number is 5 or 7 or 8 or 10;
}
