using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CsCheck;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests.Faults;

/// <summary>Every fault of the catalogue, in every kind of zone it can be put into: the validator must find it, at the right record, for the right reason.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string, string> Benches()
    {
        var data = new TheoryData<string, string>();
        foreach (var algorithm in FaultBench.Algorithms.Keys)
        {
            foreach (var denial in FaultBench.Denials.Keys)
            {
                data.Add(algorithm, denial);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Benches))]
    public void Every_fault_is_found_at_its_record_and_for_its_reason(string algorithm, string denial)
    {
        var bench = FaultBench.Describe(algorithm, denial);
        var differences = new ConcurrentBag<string>();
        Parallel.ForEach(FaultBench.Fitting(bench), fault =>
        {
            foreach (var difference in FaultBench.Differences(bench, fault))
            {
                differences.Add(difference);
            }
        });
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Benches))]
    public void No_fault_leaves_the_zones_as_they_were(string algorithm, string denial)
    {
        var bench = FaultBench.Describe(algorithm, denial);
        var healthy = Octets(FaultBench.Build(bench));
        var same = FaultBench.Fitting(bench)
            .Where(fault => fault.Servers is null)
            .AsParallel()
            .Where(fault => Octets(FaultBench.Build(bench, fault)) == healthy)
            .Select(fault => fault.Name)
            .ToList();
        Assert.True(same.Count == 0, string.Join(", ", same));
    }

    [Fact]
    public void The_same_seed_gives_the_same_octets_with_any_fault_in_it()
    {
        var bench = FaultBench.Describe("ECDSAP256SHA256", "nsec3");
        Assert.All(FaultBench.Fitting(bench), fault => Assert.Equal(Octets(FaultBench.Build(bench, fault)), Octets(FaultBench.Build(bench, fault))));
    }

    /// <summary>What breaks the keys and the data each by itself, so that mending one leaves the other.</summary>
    private static readonly string[] BreakTwoLinks =
    [
        "zone-expired", "zone-signed-in-the-future", "rrsig-missing-everywhere", "keys-no-zone-flag", "ds-for-unsigned-zone", "going-unsigned-ds-cached",
        "rrsig-labels-altered", // a mended signature would still claim a wildcard, of which there is no proof
    ];

    [Fact]
    public void When_the_cause_is_mended_nothing_else_is_broken()
    {
        var bench = FaultBench.Describe("ECDSAP256SHA256", "nsec");
        var left = FaultBench.Fitting(bench)
            .Where(fault => fault.Area is FaultArea.Signatures or FaultArea.Keys or FaultArea.Delegations or FaultArea.Rollovers)
            .Where(fault => fault.Expect(bench.Find(FaultBench.Zone)!).Status == ExpectedStatus.Bogus && !BreakTwoLinks.Contains(fault.Name))
            .AsParallel()
            .Select(fault => (fault.Name, FaultBench.Diagnose(FaultBench.Build(bench, fault), fault.In(FaultBench.Zone).Question).Cause))
            .Where(judged => judged.Cause is not { StatusWithout: SecurityStatus.Secure, Remaining.IsEmpty: true })
            .Select(judged => $"{judged.Name}: {judged.Cause?.StatusWithout} {string.Join(", ", judged.Cause?.Remaining.Select(finding => $"{finding.Code} at {finding.Place}") ?? [])}")
            .ToList();
        Assert.True(left.Count == 0, string.Join("\n", left));
    }

    [Fact]
    public void Any_two_faults_can_be_put_into_a_zone_together_and_judged()
    {
        var benches = FaultBench.Algorithms.Keys.SelectMany(algorithm => FaultBench.Denials.Keys.Select(denial => FaultBench.Describe(algorithm, denial))).ToArray();
        Gen.Select(Gen.OneOf(benches.Select(Gen.Const).ToArray<IGen<InternetDescription>>()), Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Sample(
            (bench, first, second) =>
            {
                Fault[] fitting = [.. FaultBench.Fitting(bench)];
                Fault[] two = [fitting[first % fitting.Length], fitting[second % fitting.Length]];
                if (two[0].Plan?.Invoke(bench.Find(FaultBench.Zone)!) is { } changed && two[1].Needs(changed) is not null)
                {
                    return;
                }

                var internet = FaultBench.Build(bench, two);
                Assert.All(two, fault => Assert.NotNull(FaultBench.Diagnose(internet, fault.In(FaultBench.Zone).Question).Verdict));
            },
            iter: 150);
    }

    [Fact]
    public void Names_are_unique_and_in_kebab_case() =>
        Assert.All(FaultCatalogue.All.GroupBy(fault => fault.Name), group =>
        {
            Assert.Single(group);
            Assert.Matches(KebabCase(), group.Key);
        });

    [Fact]
    public void Summaries_and_sentences_are_each_one_sentence() =>
        Assert.All(FaultCatalogue.All, fault =>
        {
            Assert.Matches(OneSentence(), fault.Summary);
            Assert.False(string.IsNullOrWhiteSpace(fault.Breaks.Sentence), fault.Name);
            Assert.StartsWith("RFC ", fault.Breaks.Section, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_code_that_a_fault_names_is_one_of_the_rule_book() =>
        Assert.All(
            from fault in FaultCatalogue.All
            from algorithm in FaultBench.Algorithms.Keys
            from denial in FaultBench.Denials.Keys
            let zone = FaultBench.Describe(algorithm, denial).Find(FaultBench.Zone)!
            where fault.Needs(zone) is null
            let expected = fault.Expect(zone)
            from code in expected.Must.Concat(expected.MustNot).Append(expected.Cause).OfType<string>()
            select (fault.Name, code),
            named => Assert.True(RuleBook.Find(named.code) is not null, $"{named.Name} names {named.code}"));

    [Fact]
    public void Nothing_is_expected_to_be_both_found_and_not_found() =>
        Assert.All(FaultCatalogue.All, fault =>
        {
            var expected = fault.Expect(FaultBench.Describe("ECDSAP256SHA256", "nsec").Find(FaultBench.Zone)!);
            Assert.Empty(expected.Must.Append(expected.Cause).OfType<string>().Intersect(expected.MustNot));
            Assert.Equal(expected.Status == ExpectedStatus.Bogus, expected.Cause is not null);
        });

    private static string Octets(Internet internet) =>
        string.Join("\n", internet.Zones.Select(zone => string.Join("\n", zone.Records.Select(record => $"{record.Owner} {record.Ttl} {record.Type} {Convert.ToHexString(record.Data.Wire.Span)}"))));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"^[A-Z0-9][^\n]*[^.\s]\.$")]
    private static partial Regex OneSentence();
}
