using System.Diagnostics.CodeAnalysis;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RSA signature was made by another private key than the one published under its tag.</summary>
/// <remarks>RFC 5702 §3: "signature = ( 00 | 01 | FF* | 00 | prefix | hash ) ** e (mod n)"</remarks>
public sealed class RrsigMadeByOtherKey : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-made-by-other-key", Severity.Error, "RFC 5702 §3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key it was checked with, and what the arithmetic showed.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, InvalidSignatureReason Reason, SignatureCensus Others) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (Applies(subject, context, out var key, out var reason, out var others))
        {
            yield return new Found(subject, key, reason, others);
        }
    }

    /// <summary>Whether the failure is that of another private key, and others under the tag rule out mere damage.</summary>
    internal static bool Applies(
        SignatureCheck subject, RuleContext context, [NotNullWhen(true)] out Dnskey? key, [NotNullWhen(true)] out InvalidSignatureReason? reason, [NotNullWhen(true)] out SignatureCensus? others)
    {
        others = null;
        if (!SignatureFailure.Is(subject, out key, out reason) || !subject.IsOfOtherModulus(reason) || context.FlippedBitOf(subject) is not null)
        {
            return false;
        }

        others = context.SignaturesOf(subject.Rrsig.SignersName, subject.Rrsig.Algorithm, subject.Rrsig.KeyTag);
        return others.Good > 0 || others.Bad >= 2;
    }
}
