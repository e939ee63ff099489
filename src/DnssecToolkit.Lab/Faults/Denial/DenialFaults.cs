namespace DnssecToolkit.Lab;

/// <summary>Faults in proofs of absence.</summary>
internal static class DenialFaults
{
    public static IEnumerable<Fault> All => [.. ChainFaults.All, .. BitmapFaults.All, .. Nsec3Faults.All, .. ProofFaults.All, .. InventedProofFaults.All, .. AliasFaults.All];
}
