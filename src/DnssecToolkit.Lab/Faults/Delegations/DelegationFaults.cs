namespace DnssecToolkit.Lab;

/// <summary>Faults in DS records.</summary>
internal static class DelegationFaults
{
    public static IEnumerable<Fault> All => DsRecordFaults.All.Concat(DsSetFaults.All).ForSignedZones();
}
