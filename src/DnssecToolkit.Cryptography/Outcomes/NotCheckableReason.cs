using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Why a signature could not be checked here.</summary>
public abstract record NotCheckableReason
{
    private NotCheckableReason()
    {
    }

    /// <summary>This library does not know the algorithm.</summary>
    /// <param name="Algorithm">The algorithm of the key.</param>
    public sealed record UnsupportedAlgorithm(SecurityAlgorithm Algorithm) : NotCheckableReason;

    /// <summary>The algorithm must not be used for validation: RSAMD5 (RFC 6725, RFC 6944 §2.3, RFC 8624 §3.1).</summary>
    /// <param name="Algorithm">The algorithm of the key.</param>
    public sealed record ForbiddenAlgorithm(SecurityAlgorithm Algorithm) : NotCheckableReason;

    /// <summary>The cryptographic library of this machine refuses a part, for example SHA-1 under a system-wide policy.</summary>
    /// <param name="Algorithm">The algorithm of the key.</param>
    /// <param name="Detail">What the platform said.</param>
    public sealed record DisabledByPlatform(SecurityAlgorithm Algorithm, string Detail) : NotCheckableReason;
}
