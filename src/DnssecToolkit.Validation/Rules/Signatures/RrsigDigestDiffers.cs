using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The right RSA key made the signature, but over other data.</summary>
/// <remarks>RFC 4034 §3.1.8.1: "A signature covers the RRSIG RDATA (excluding the Signature Field) and covers the data RRset specified by the RRSIG owner name, RRSIG class, and RRSIG Type Covered fields."</remarks>
public sealed class RrsigDigestDiffers : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-digest-differs", Severity.Error, "RFC 4034 §3.1.8.1", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.DigestDiffers Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.DigestDiffers>(subject, out var key, out var reason))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
