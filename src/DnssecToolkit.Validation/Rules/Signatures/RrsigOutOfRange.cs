using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A number within a signature lies outside of its range, so no data can have it as signature.</summary>
/// <remarks>RFC 8032 §5.1.7: "If any of the decodings fail (including S being out of range), the signature is invalid."</remarks>
public sealed class RrsigOutOfRange : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-out-of-range", Severity.Error, "RFC 8032 §5.1.7", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.OutOfRange Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.OutOfRange>(subject, out var key, out var reason)
            && !RrsigMadeByOtherKey.Applies(subject, context, out _, out _, out _))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
