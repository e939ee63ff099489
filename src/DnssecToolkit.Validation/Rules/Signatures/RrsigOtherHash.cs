using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RSA signature was made by the right key with another hash than the algorithm number says.</summary>
/// <remarks>RFC 5702 §3: "signature = ( 00 | 01 | FF* | 00 | prefix | hash ) ** e (mod n)"</remarks>
public sealed class RrsigOtherHash : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-other-hash", Severity.Error, "RFC 5702 §3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.OtherHash Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.OtherHash>(subject, out var key, out var reason))
        {
            yield return new Found(subject, key, reason);
        }
    }
}
