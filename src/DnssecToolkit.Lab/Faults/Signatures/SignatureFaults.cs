namespace DnssecToolkit.Lab;

/// <summary>Faults in RRSIG records.</summary>
internal static class SignatureFaults
{
    public static IEnumerable<Fault> All =>
        SignatureTimeFaults.All.Concat(SignatureFieldFaults.All).Concat(SignatureOctetFaults.All).Concat(SignedDataFaults.All).Concat(SignaturePresenceFaults.All).ForSignedZones();
}
