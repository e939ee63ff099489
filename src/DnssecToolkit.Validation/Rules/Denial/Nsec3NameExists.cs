using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The name said to be absent is matched by an NSEC3 record of the same response.</summary>
/// <remarks>RFC 5155 §8.3: "If there is a matching NSEC3 RR in the response, but the flag is not set, then the response is bogus."</remarks>
public sealed class Nsec3NameExists : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-name-exists", Severity.Error, "RFC 5155 §8.3", ExtendedErrorCode.DnssecBogus, "WILDCARD_EXPANSION_INVALID");

    /// <summary>The proof, the name with its hash, and the record that matches it.</summary>
    public sealed record Found(DenialCheck Check, HashedName Hashed, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NameError or DenialKind.WildcardAnswer, IsProved: false }
            && subject.Hashed(subject.DeniedName) is { } hashed
            && subject.Records.Where(record => record.IsUsable).Select(HashSpan.Of).FirstOrDefault(span => span is not null && span.Matches(hashed.Hash)) is { } match
            && !match.Types.Contains(RecordType.Nxname))
        {
            yield return new Found(subject, hashed, match);
        }
    }
}
