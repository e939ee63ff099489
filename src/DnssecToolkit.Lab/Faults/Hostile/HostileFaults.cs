namespace DnssecToolkit.Lab;

/// <summary>Evidence made to cost the validator dearly, to loop, or to fool whoever reads a report.</summary>
internal static class HostileFaults
{
    public static IEnumerable<Fault> All => [.. FloodFaults.All, .. OddMessageFaults.All, .. OddNameFaults.All];
}
