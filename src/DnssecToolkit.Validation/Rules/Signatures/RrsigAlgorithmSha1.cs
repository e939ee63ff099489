namespace DnssecToolkit.Validation;

/// <summary>An RRSIG uses RSA with SHA-1 (algorithms 5 and 7).</summary>
/// <remarks>RFC 9905 §2: "The RSASHA1 [RFC4034] and RSASHA1-NSEC3-SHA1 [RFC5155] algorithms MUST NOT be used when creating DNSKEY and RRSIG records." A warning and no error: validators go on checking these signatures, so a zone that uses them still works for most.</remarks>
public sealed class RrsigAlgorithmSha1 : IRule<SignatureCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-algorithm-sha1", Severity.Warning, "RFC 9905 §2", null, "ALGORITHM_NOT_RECOMMENDED");

    /// <summary>The signature with SHA-1.</summary>
    public sealed record Found(SignatureCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<SignatureCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(SignatureCheck subject, RuleContext context)
    {
        if (AlgorithmStanding.IsSha1(subject.Rrsig.Algorithm))
        {
            yield return new Found(subject);
        }
    }
}
