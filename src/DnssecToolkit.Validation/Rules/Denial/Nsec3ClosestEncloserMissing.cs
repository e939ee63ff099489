using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No NSEC3 record of the response matches an ancestor of the name.</summary>
/// <remarks>RFC 5155 §8.3: "In order to verify a closest encloser proof, the validator MUST find the longest name, X, such that X is an ancestor of QNAME that is matched by an NSEC3 RR present in the response."</remarks>
public sealed class Nsec3ClosestEncloserMissing : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-closest-encloser-missing", Severity.Error, "RFC 5155 §8.3", ExtendedErrorCode.DnssecBogus, "NO_CLOSEST_ENCLOSER");

    /// <summary>The proof, the hashes of the ancestors, and the spans that are there.</summary>
    public sealed record Found(DenialCheck Check, ImmutableArray<HashedName> Ancestors, ImmutableArray<HashSpan> Spans) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Lacks(DenialPart.ClosestEncloser)
            && !subject.HashSpans.IsEmpty
            && !subject.LacksApexHash()
            && subject.AncestorHashSpan() is null)
        {
            var ancestors = subject.Hashes.Where(hashed => subject.Name.IsBelow(hashed.Name)).OrderByDescending(hashed => hashed.Name.LabelCount);
            yield return new Found(subject, [.. ancestors], subject.HashSpans);
        }
    }
}
