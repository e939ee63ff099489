using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The octets of the key that an RRSIG needs are no key of the algorithm.</summary>
/// <remarks>RFC 4035 §5.3.3: "the validator can attempt to use the cryptographic signature to authenticate the signed data, and thus (finally!) authenticate the RRset."</remarks>
public sealed class RrsigKeyMalformed : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-key-malformed", Severity.Error, "RFC 4035 §5.3.3", ExtendedErrorCode.DnskeyMissing, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.MalformedKey Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.MalformedKey>(subject, out var key, out var reason))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
