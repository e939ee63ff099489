using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>The parts of the catalogue.</summary>
public enum FaultArea
{
    /// <summary>RRSIG records.</summary>
    Signatures,

    /// <summary>DNSKEY records and private keys.</summary>
    Keys,

    /// <summary>DS records.</summary>
    Delegations,

    /// <summary>NSEC and NSEC3 records.</summary>
    Denial,

    /// <summary>Steps of a rollover done too early or too late.</summary>
    Rollovers,

    /// <summary>What single servers do.</summary>
    Servers,

    /// <summary>Size and transport.</summary>
    Transport,

    /// <summary>Evidence made to cost the validator dearly.</summary>
    Hostile,
}

/// <summary>Something that goes wrong, by name: what it changes, what a validator must say of it, and whom it happened to.</summary>
/// <param name="Name">Kebab case, never renamed: <c>rrsig-expired</c>, <c>ds-of-other-key</c>.</param>
/// <param name="Area">The part of the catalogue.</param>
/// <param name="Summary">What it changes, in one sentence.</param>
/// <remarks>A fault changes the plan, the keys, the records before the proofs are made, the zone before or after signing, or the servers. Faults compose: each step is run for all of them in order.</remarks>
[TypeFormatterSource]
public sealed record Fault(string Name, FaultArea Area, string Summary)
{
    /// <summary>What the standard says that it breaks, or that makes it harmless, with its place: <c>RFC 4035 §5.3.1</c>. In quotation marks where the words are the RFC's own.</summary>
    public required (string Section, string Sentence) Breaks { get; init; }

    /// <summary>A real incident that had it; null when none is known.</summary>
    public string? Incident { get; init; }

    /// <summary>The question that shows it, relative to the zone: <c>"www A"</c>, <c>"@ DNSKEY"</c>.</summary>
    public string Ask { get; init; } = "www A";

    /// <summary>What a strict validator must say.</summary>
    public required Func<ZoneDescription, Expectation> Expect { get; init; }

    /// <summary>Why the fault cannot be put into a zone; null where it can.</summary>
    public Func<ZoneDescription, string?> Needs { get; init; } = _ => null;

    /// <summary>Changes the plan of the zone.</summary>
    public Func<ZoneDescription, ZoneDescription>? Plan { get; init; }

    /// <summary>Changes the keys, before any DS is made from them.</summary>
    public Action<FaultSite>? Keys { get; init; }

    /// <summary>Changes records, also the delegation in the parent with its DS set; proofs and signatures are made afterwards.</summary>
    public Action<FaultSite>? Contents { get; init; }

    /// <summary>Changes the zone with its proofs and keys in it; signatures are made afterwards.</summary>
    public Action<FaultSite>? BeforeSigning { get; init; }

    /// <summary>Changes the signed zone, or the signed parent.</summary>
    public Action<FaultSite>? AfterSigning { get; init; }

    /// <summary>Changes what single servers serve or do.</summary>
    public Action<ServerSite>? Servers { get; init; }

    /// <summary>The fault in a zone, asked about as the fault itself suggests or otherwise.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="ask">A question relative to the zone; null: <see cref="Ask"/>.</param>
    public FaultPlacement In(DomainName zone, string? ask = null) => new(this, zone, LabQuestion.Parse(ask ?? Ask, zone));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A fault put into a zone.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Question">The question that shows it; its name and type are what faults in signatures and records aim at.</param>
public sealed record FaultPlacement(Fault Fault, DomainName Zone, Question Question)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Fault.Name}@{Zone}";
}

/// <summary>The status a validator must come to (RFC 4035 §4.3).</summary>
public enum ExpectedStatus
{
    /// <summary>Secure: the fault does no harm, or only some servers have it.</summary>
    Secure,

    /// <summary>Insecure.</summary>
    Insecure,

    /// <summary>Bogus.</summary>
    Bogus,

    /// <summary>Indeterminate: no answer, or the evidence does not suffice.</summary>
    Indeterminate,
}

/// <summary>What a strict validator must say of a fault.</summary>
/// <param name="Status">The status of the question.</param>
/// <param name="Cause">The code of the root cause; null where nothing is broken.</param>
/// <param name="At">Where the cause sits, relative to the zone: <c>"www A"</c> for the signatures of that set, <c>"@ DS"</c> for the parent's set. <c>"* NSEC3"</c> for whichever record of the type. Null: at the question.</param>
public sealed record Expectation(ExpectedStatus Status, string? Cause = null, string? At = null)
{
    /// <summary>Codes that must be found; the cause is one without being named here.</summary>
    public ImmutableArray<string> Must { get; init; } = [];

    /// <summary>The servers of the zone at fault, by number from 1: the findings of <see cref="Must"/> name them and no other server of the zone. None: all of them, or the zone itself.</summary>
    public ImmutableArray<int> Servers { get; init; } = [];

    /// <summary>The status that a server at fault leads to when its word alone counts.</summary>
    public ExpectedStatus? Alone { get; init; }

    /// <summary>Codes that must not be found.</summary>
    public ImmutableArray<string> MustNot { get; init; } = [];
}
