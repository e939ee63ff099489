using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A scenario that has a name.</summary>
/// <param name="Name">Kebab case, never renamed.</param>
/// <param name="Summary">What it shows, in one sentence.</param>
/// <param name="Make">Makes it as chosen.</param>
public sealed record NamedScenario(string Name, string Summary, Func<LabChoices, Scenario> Make)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Every scenario that has a name; besides, every fault is one by itself, and faults joined by <c>+</c> are one together.</summary>
public static class ScenarioCatalogue
{
    /// <summary>Between the names of faults that are put into the same zone.</summary>
    public const char Joint = '+';

    /// <summary>All scenarios, the healthy one first.</summary>
    public static ImmutableArray<NamedScenario> All { get; } =
    [
        new("healthy", "Nothing is broken: a root, a TLD, a zone that has one of everything, and its neighbours.", choices => new("healthy", choices.Describe())
        {
            Questions = [.. new[] { "www A", "nothing A", "away A", "x.wild A", "www.signed A", "www.unsigned A" }.Select(ask => LabQuestion.Parse(ask, LabChoices.Zone))],
        }),
        .. IncidentScripts.All,
        .. PastIncidents.All,
    ];

    /// <summary>The scenario of a name; null when there is none.</summary>
    public static NamedScenario? Find(string name) => All.FirstOrDefault(scenario => string.Equals(scenario.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bench with faults in the zone to break, asked about as the faults suggest.</summary>
    /// <param name="faults">The faults; they compose in this order.</param>
    /// <param name="choices">The choices; null: the usual ones.</param>
    public static Scenario Of(IEnumerable<Fault> faults, LabChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var placed = faults.Select(fault => fault.In(LabChoices.Zone)).ToImmutableArray();
        return new Scenario(string.Join(Joint, placed.Select(placement => placement.Fault.Name)), (choices ?? new LabChoices()).Describe())
        {
            Summary = string.Join(' ', placed.Select(placement => placement.Fault.Summary)),
            Faults = placed,
            Questions = [.. placed.Select(placement => placement.Question).Distinct()],
        };
    }

    /// <summary>The scenario that somebody types: a name of this catalogue, a fault's, or those of faults joined by <c>+</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="choices">The choices; null: the usual ones.</param>
    /// <exception cref="UnknownScenarioException">A name is neither a scenario nor a fault.</exception>
    public static Scenario Parse(string text, LabChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Find(text.Trim()) is { } named)
        {
            return named.Make(choices ?? new LabChoices());
        }

        var names = text.Split(Joint, StringSplitOptions.TrimEntries);
        return Of(names.Select(name => FaultCatalogue.Find(name) ?? throw new UnknownScenarioException(name)), choices);
    }
}

/// <summary>There is no scenario and no fault of a name.</summary>
/// <param name="name">The name.</param>
public sealed class UnknownScenarioException(string name) : ArgumentException($"There is no scenario and no fault \"{name}\".")
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
