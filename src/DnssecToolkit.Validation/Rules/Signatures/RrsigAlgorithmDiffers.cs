using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The key with the RRSIG's key tag is published, but with another algorithm than the RRSIG names.</summary>
/// <remarks>RFC 4035 §5.3.1: "The RRSIG RR's Signer's Name, Algorithm, and Key Tag fields MUST match the owner name, algorithm, and key tag for some DNSKEY RR in the zone's apex DNSKEY RRset."</remarks>
public sealed class RrsigAlgorithmDiffers : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-differs", Severity.Error, "RFC 4035 §5.3.1", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The signature and the key that has its tag.</summary>
    public sealed record Found(SignatureCheck Check, Dnskey Key) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (subject.Has(SignatureProblems.KeyMissing) && subject.SameTag is { } key && !subject.Has(SignatureProblems.AlgorithmUnsupported))
        {
            yield return new Found(subject, key);
        }
    }
}
