using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>One bit of the signature is wrong: turned back, the signature verifies.</summary>
/// <remarks>RFC 4035 §5.3.3: "the validator can attempt to use the cryptographic signature to authenticate the signed data, and thus (finally!) authenticate the RRset."</remarks>
public sealed class RrsigBitFlipped : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-bit-flipped", Severity.Error, "RFC 4035 §5.3.3", ExtendedErrorCode.DnssecBogus, "SIGNATURE_INVALID");

    /// <summary>The signature, the key that made it, and the bit: its octet from 0 and its place in it from 7, the highest, to 0.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key, int Octet, int Bit) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (context.FlippedBitOf(subject) is { } bit)
        {
            yield return new Found(subject, subject.Trials[0].Key, bit / 8, 7 - (bit % 8));
        }
    }
}
