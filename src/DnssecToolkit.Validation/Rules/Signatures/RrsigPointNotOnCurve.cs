using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The R of an Edwards-curve signature is not the encoding of a point of the curve.</summary>
/// <remarks>RFC 8032 §5.1.7: "If any of the decodings fail (including S being out of range), the signature is invalid."</remarks>
public sealed class RrsigPointNotOnCurve : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-point-not-on-curve", Severity.Error, "RFC 8032 §5.1.7", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.PointNotOnCurve Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.PointNotOnCurve>(subject, out var key, out var reason))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
