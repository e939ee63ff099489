using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A question that stands for a name, and what became of it.</summary>
/// <param name="Kind">What the name is to the zone.</param>
/// <param name="Name">The name counted: of a child its apex.</param>
/// <param name="Question">What was asked to judge it: of a child the DS, since everything below hangs on it.</param>
/// <param name="Status">The status.</param>
/// <param name="Cause">The cause; null unless bogus.</param>
public sealed record NameVerdict(NameKind Kind, DomainName Name, Question Question, SecurityStatus Status, Finding? Cause)
{
    /// <summary>Whether a validating resolver answers SERVFAIL.</summary>
    public bool Fails => Status == SecurityStatus.Bogus;

    /// <summary>What is counted: at the apex each type, elsewhere the name.</summary>
    internal object Counted => Kind == NameKind.Apex ? Question : Name;

    /// <summary>The record at fault; null where none is, because the fault is that one is missing, and where the name does not fail.</summary>
    public Place? Record => Cause is null || (Cause.Place.Owner == Question.Name && Cause.Place.Type == Question.Type && Cause.Place.Covered is null && Kind.IsMadeUp()) ? null : Cause.Place;

    /// <inheritdoc/>
    public override string ToString() => Cause is null ? $"{Question}: {Status.ToString().ToLowerInvariant()}" : $"{Question}: {Status.ToString().ToLowerInvariant()} ({Cause.Code} at {Cause.Place})";
}
