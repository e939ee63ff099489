using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The zone has more DS records than the policy compares.</summary>
/// <remarks>RFC 1035 §7.1: "The amount of work which a resolver will do in response to a client request must be limited to guard against errors in the database"</remarks>
public sealed class DsBudgetSpent : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-budget-spent", Severity.Error, "RFC 1035 §7.1", ExtendedErrorCode.Other);

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry, int Limit) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.BudgetSpent
        select new Found(subject, entry, context.Policy.Budget.DsPerZone) { DecidesNothing = subject.HasMatch };
}
