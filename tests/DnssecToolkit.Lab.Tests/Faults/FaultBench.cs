using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests.Faults;

/// <summary>Puts faults into the bench, records what a prober sees, and holds the diagnosis against what the catalogue expects.</summary>
internal static class FaultBench
{
    public static readonly DateTimeOffset Signed = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    public static readonly DomainName Zone = DomainName.Parse("example.test.");

    public static readonly IReadOnlyDictionary<string, SecurityAlgorithm> Algorithms = new Dictionary<string, SecurityAlgorithm>
    {
        ["RSASHA256"] = SecurityAlgorithm.RsaSha256,
        ["ECDSAP256SHA256"] = SecurityAlgorithm.EcdsaP256Sha256,
        ["ED25519"] = SecurityAlgorithm.Ed25519,
    };

    public static readonly IReadOnlyDictionary<string, DenialDescription> Denials = new Dictionary<string, DenialDescription>
    {
        ["nsec"] = DenialDescription.Nsec,
        ["nsec3"] = DenialDescription.Nsec3,
    };

    public static InternetDescription Describe(string algorithm, string denial) => Bench.Describe(Algorithms[algorithm], Denials[denial]);

    /// <summary>The faults that can be put into the zone to break of a bench.</summary>
    public static IEnumerable<Fault> Fitting(InternetDescription bench) => FaultCatalogue.All.Where(fault => fault.Needs(bench.Find(Zone)!) is null);

    public static Internet Build(InternetDescription bench, params IEnumerable<Fault> faults) => Internet.Build(bench, Signed, faults.Select(fault => fault.In(Zone)));

    public static Diagnosis Diagnose(Internet internet, Question question) => Validator.Diagnose(
        internet.Record(Signed + Bench.RecordedAfter, question), question, internet.Anchors, Signed + Bench.JudgedAfter, ResolverPolicies.Rfc);

    /// <summary>What the diagnosis of a fault says otherwise than the catalogue; nothing where they agree.</summary>
    public static IEnumerable<string> Differences(InternetDescription bench, Fault fault)
    {
        var placement = fault.In(Zone);
        var diagnosis = Diagnose(Internet.Build(bench, Signed, placement), placement.Question);
        return Differences(diagnosis, fault.Expect(bench.Find(Zone)!), placement).Select(difference => $"{fault.Name} in {bench.Find(Zone)}: {difference}");
    }

    private static IEnumerable<string> Differences(Diagnosis diagnosis, Expectation expected, FaultPlacement placement)
    {
        if (diagnosis.Status.ToString() != expected.Status.ToString())
        {
            yield return $"{diagnosis.Status}, not {expected.Status}";
        }

        var cause = diagnosis.Cause?.Finding;
        if (cause?.Code != expected.Cause)
        {
            yield return $"the cause is {cause?.Code ?? "nothing"}{(cause is null ? "" : $" at {cause.Place}")}, not {expected.Cause ?? "nothing"}; found: {Found(diagnosis)}";
        }
        else if (cause is not null && PlaceOf(cause) is var place && expected.At is var at && (at is null ? placement.Question : LabQuestion.Parse(at, placement.Zone)) is var meant && place != (at?.StartsWith("* ", StringComparison.Ordinal) == true ? place.Owner : meant.Name, meant.Type))
        {
            yield return $"{cause.Code} sits at {cause.Place}, not at {meant.Name} {meant.Type}";
        }

        var codes = diagnosis.Findings.Select(finding => finding.Code).ToHashSet();
        foreach (var code in expected.Must.Except(codes))
        {
            yield return $"{code} is not found; found: {Found(diagnosis)}";
        }

        foreach (var code in expected.MustNot.Intersect(codes))
        {
            yield return $"{code} is found";
        }
    }

    /// <summary>The set that a finding is about: for an RRSIG the one it covers.</summary>
    public static (DomainName Owner, RecordType Type) PlaceOf(Finding finding) => (finding.Place.Owner, finding.Place.Covered ?? finding.Place.Type);

    private static string Found(Diagnosis diagnosis) =>
        string.Join(", ", diagnosis.Findings.Where(finding => finding.Severity > Severity.Notice).Select(finding => $"{finding.Code} at {finding.Place}"));
}
