using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRSIG uses an algorithm that must not be used for signing: RSAMD5, DSA, DSA-NSEC3-SHA1 or ECC-GOST.</summary>
/// <remarks>RFC 9906: "This document retires the use of GOST R 34.10-2001 (mnemonic "ECC-GOST") and GOST R 34.11-94 within DNSSEC." RSAMD5, DSA and DSA-NSEC3-SHA1 are prohibited by RFC 8624 §3.1 and the registry that took its place (RFC 9904).</remarks>
public sealed class RrsigAlgorithmProhibited : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-prohibited", Severity.Error, "RFC 9906", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_PROHIBITED", "ALGORITHM_VALIDATION_PROHIBITED");

    /// <summary>The signature of a prohibited algorithm.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (AlgorithmStanding.IsProhibited(subject.Rrsig.Algorithm))
        {
            yield return new Found(subject) { DecidesNothing = true };
        }
    }
}
