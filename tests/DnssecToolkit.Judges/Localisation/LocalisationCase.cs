using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>A fault in the bench, or the bench in health, with the question that is put to every program.</summary>
/// <param name="Combination">Algorithm and denial of the zone to break.</param>
/// <param name="Fault">The fault; null: nothing is broken.</param>
/// <param name="Question">The question.</param>
/// <param name="Expected">What a strict validator must say.</param>
public sealed record LocalisationCase(Combination Combination, Fault? Fault, Question Question, Expectation Expected)
{
    /// <summary>The zone to break.</summary>
    public static DomainName Zone { get; } = LabChoices.Zone;

    /// <summary>What the healthy bench is asked, and the status of each.</summary>
    private static readonly (string Ask, ExpectedStatus Status)[] Health =
    [
        ("www A", ExpectedStatus.Secure), ("www MX", ExpectedStatus.Secure), ("nothing A", ExpectedStatus.Secure), ("b.ent A", ExpectedStatus.Secure), ("x.wild A", ExpectedStatus.Secure),
        ("x.wild TXT", ExpectedStatus.Secure), ("alias A", ExpectedStatus.Secure), ("away A", ExpectedStatus.Secure), ("www.moved A", ExpectedStatus.Secure), ("@ DNSKEY", ExpectedStatus.Secure),
        ("@ SOA", ExpectedStatus.Secure), ("www.signed A", ExpectedStatus.Secure), ("www.unsigned A", ExpectedStatus.Insecure), ("unsigned DS", ExpectedStatus.Secure),
    ];

    /// <summary>The name: the fault, or <c>healthy</c> with the question.</summary>
    public string Name => Fault?.Name ?? $"healthy {Question.Name} {Question.Type}";

    /// <summary>The part of the catalogue; <c>Healthy</c> where nothing is broken.</summary>
    public string Area => Fault?.Area.ToString() ?? "Healthy";

    /// <summary>The record that the cause must be named at; the question where the catalogue says nothing else.</summary>
    public Question Record => Expected.At is { } at ? LabQuestion.Parse(at, Zone) : Question;

    /// <summary>Whether any owner of the type will do, as where the catalogue says <c>* NSEC3</c>.</summary>
    public bool IsAnyOwner => Expected.At?.StartsWith("* ", StringComparison.Ordinal) == true;

    /// <summary>The healthy bench, then every fault that the zone can have.</summary>
    public static IEnumerable<LocalisationCase> Of(Combination combination)
    {
        var described = Bench.Describe(combination.Algorithm, combination.Denial).Find(Zone)!;
        var healthy = Health.Select(asked => new LocalisationCase(combination, null, LabQuestion.Parse(asked.Ask, Zone), new Expectation(asked.Status)));
        return healthy.Concat(FaultCatalogue.All
            .Where(fault => fault.Needs(described) is null)
            .Select(fault => new LocalisationCase(combination, fault, fault.In(Zone).Question, fault.Expect(described))));
    }

    /// <summary>The Internet of the case, its servers in a network 127.x.0.0.</summary>
    /// <param name="judgedAt">The instant that is judged, in whole seconds: faults of a second are counted from there.</param>
    /// <param name="network">The second octet of the addresses.</param>
    public Internet Build(DateTimeOffset judgedAt, byte network)
    {
        var plan = Bench.Describe(Combination.Algorithm, Combination.Denial) with { FirstAddress = new IPAddress([127, network, 0, 0]) };
        return Internet.Build(plan, judgedAt - Bench.JudgedAfter, Fault is null ? [] : [Fault.In(Zone)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Combination})";
}
