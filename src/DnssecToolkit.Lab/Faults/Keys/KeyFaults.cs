namespace DnssecToolkit.Lab;

/// <summary>Faults in DNSKEY records and in what is done with keys.</summary>
internal static class KeyFaults
{
    public static IEnumerable<Fault> All =>
        KeySetFaults.All.Concat(KeyFlagFaults.All).Concat(KeyMaterialFaults.All).Concat(KeyTagFaults.All).Concat(KeyAlgorithmFaults.All).Concat(CdsFaults.All).ForSignedZones();
}
