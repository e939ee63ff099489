using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>An incident as its folder tells it: which captures there are, whom to trust, and what happened when, by whose word.</summary>
public sealed record Incident
{
    /// <summary>The name of the file in the folder of an incident.</summary>
    public const string FileName = "incident.json";

    /// <summary>What happened, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The zone that it happened to.</summary>
    public required DomainName Zone { get; init; }

    /// <summary>True where the captures were made in a lab and not recorded.</summary>
    public bool IsRecreation { get; init; }

    /// <summary>The file beside it that holds the trust anchor of the captures; null: that of the root.</summary>
    public string? TrustAnchor { get; init; }

    /// <summary>The files beside it that hold the captures, in the order of time.</summary>
    public ImmutableArray<string> Captures { get; init; } = [];

    /// <summary>What happened, in the order of time. Sources may contradict each other; each keeps its word.</summary>
    public ImmutableArray<IncidentEvent> Events { get; init; } = [];

    /// <summary>What sources say that cannot all be true, and what is made of it.</summary>
    public ImmutableArray<IncidentContradiction> Contradictions { get; init; } = [];

    /// <summary>Reads <c>incident.json</c>. Files must be named without folders, so that none outside the incident's own is read.</summary>
    /// <param name="json">The text.</param>
    public static ParseResult<Incident> Parse(string json) => IncidentReader.Read(json);

    /// <inheritdoc/>
    public override string ToString() => Title;
}

/// <summary>Something that happened, not before one instant and not after another.</summary>
/// <param name="NotBefore">The earliest instant, in UTC.</param>
/// <param name="NotAfter">The latest instant; the same where the source is exact.</param>
/// <param name="What">What happened.</param>
/// <param name="Source">Who says so.</param>
public sealed record IncidentEvent(DateTimeOffset NotBefore, DateTimeOffset NotAfter, string What, string Source)
{
    /// <summary>What must be known to weigh it: a wrong time zone, a doubt.</summary>
    public string? Remark { get; init; }

    /// <summary>What it is about, such as "begin", where several sources tell of the same thing; null where it stands alone.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether the source states one instant.</summary>
    public bool IsExact => NotBefore == NotAfter;
}

/// <summary>What one source says against others.</summary>
/// <param name="Claim">What is claimed, and by whom.</param>
/// <param name="Against">What speaks against it.</param>
public sealed record IncidentContradiction(string Claim, string Against);
