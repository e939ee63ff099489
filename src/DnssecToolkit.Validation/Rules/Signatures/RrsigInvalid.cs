using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A well-formed signature does not verify: its equation does not hold.</summary>
/// <remarks>RFC 4035 §5.3.3: "the validator can attempt to use the cryptographic signature to authenticate the signed data, and thus (finally!) authenticate the RRset."</remarks>
public sealed class RrsigInvalid : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-invalid", Severity.Error, "RFC 4035 §5.3.3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason.EquationFails Reason, SignatureCensus Others) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (SignatureFailure.Is<InvalidSignatureReason.EquationFails>(subject, out var key, out var reason) && context.FlippedBitOf(subject) is null)
        {
            var others = context.SignaturesOf(subject.Rrsig.SignersName, subject.Rrsig.Algorithm, subject.Rrsig.KeyTag);
            yield return new Found(subject, key, reason, others);
        }
    }
}
