using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The right RSA key made the signature, but not in the form of PKCS #1 v1.5.</summary>
/// <remarks>RFC 5702 §3: "signature = ( 00 | 01 | FF* | 00 | prefix | hash ) ** e (mod n)"</remarks>
public sealed class RrsigPaddingMalformed : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-padding-malformed", Severity.Error, "RFC 5702 §3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.PaddingMalformed Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.PaddingMalformed>(subject, out var key, out var reason))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
