namespace DnssecToolkit.Validation.Zones;

/// <summary>How a zone is verified.</summary>
public sealed record ZoneVerificationOptions
{
    /// <summary>The defaults.</summary>
    public static ZoneVerificationOptions Default { get; } = new();

    /// <summary>Threads that verify signatures, the reading one included. Default: 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Findings of one code that are kept; more are only counted. Default: 1,000.</summary>
    public int FindingsPerCode { get; init; } = 1_000;

    /// <summary>
    /// NSEC3 iterations above which the chain is not checked, as each name would cost too much. Default: 2,500, the most that RFC 5155 §10.3
    /// ever allowed.
    /// </summary>
    public int MaximumNsec3Iterations { get; init; } = 2_500;

    /// <summary>Keys with one algorithm and tag that are tried for one signature (CVE-2023-50387). Default: 4.</summary>
    public int MaximumCollidingKeys { get; init; } = 4;

    /// <summary>
    /// Octets of records held back to bring a nearly sorted file into order. A file that needs more is sorted as a whole in memory. Default: 2 MiB.
    /// </summary>
    public int ReorderingOctets { get; init; } = 2 << 20;
}
