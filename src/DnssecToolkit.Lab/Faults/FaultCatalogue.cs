using System.Collections.Immutable;

namespace DnssecToolkit.Lab;

/// <summary>Every fault that has a name.</summary>
public static partial class FaultCatalogue
{
    /// <summary>All faults, by area, in the order of the catalogue.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        .. SignatureFaults.All,
        .. KeyFaults.All,
        .. DelegationFaults.All,
        .. DenialFaults.All,
        .. RolloverFaults.All,
        .. ServerFaults.All,
        .. TransportFaults.All,
        .. HostileFaults.All,
    ];

    /// <summary>The fault of a name; null when there is none.</summary>
    public static Fault? Find(string name) => All.FirstOrDefault(fault => string.Equals(fault.Name, name, StringComparison.OrdinalIgnoreCase));
}
