using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The signature field does not have the length that key and algorithm demand.</summary>
/// <remarks>RFC 6605 §4: "The two integers, each of which is formatted as a simple octet string, are combined into a single longer octet string for DNSSEC as the concatenation "r | s"."</remarks>
public sealed class RrsigWrongLength : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-wrong-length", Severity.Error, "RFC 6605 §4", ExtendedErrorCode.DnssecBogus, "RRSIG_BAD_LENGTH_GOST", "RRSIG_BAD_LENGTH_ECDSA256", "RRSIG_BAD_LENGTH_ECDSA384", "RRSIG_BAD_LENGTH_ED25519", "RRSIG_BAD_LENGTH_ED448");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.WrongLength Reason) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.WrongLength>(subject, out var key, out var reason) && !subject.Rrsig.Signature.IsEmpty)
        {
            yield return new Found(subject, key, reason);
        }
    }
}
