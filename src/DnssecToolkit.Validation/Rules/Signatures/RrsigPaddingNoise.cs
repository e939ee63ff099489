using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RSA signature decodes to noise; nothing tells whether another key made it or its octets were damaged.</summary>
/// <remarks>RFC 5702 §3: "signature = ( 00 | 01 | FF* | 00 | prefix | hash ) ** e (mod n)"</remarks>
public sealed class RrsigPaddingNoise : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-padding-noise", Severity.Error, "RFC 5702 §3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.PaddingNoise Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.PaddingNoise>(subject, out var key, out var reason) && context.FlippedBitOf(subject) is null
            && context.SignaturesOf(subject.Rrsig.SignersName, subject.Rrsig.Algorithm, subject.Rrsig.KeyTag) is { Good: 0, Bad: < 2 })
        {
            yield return new Found(subject, key, reason);
        }
    }
}
