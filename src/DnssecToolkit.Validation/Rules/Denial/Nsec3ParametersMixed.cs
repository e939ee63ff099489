using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 records of a response have different parameters.</summary>
/// <remarks>RFC 5155 §8.2: "A validator MAY treat a response as bogus if the response contains NSEC3 RRs that contain different values for hash algorithm, iterations, or salt from each other for that zone."</remarks>
public sealed class Nsec3ParametersMixed : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-parameters-mixed", Severity.Error, "RFC 5155 §8.2", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof and the sets of parameters: hash algorithm, iterations, salt.</summary>
    public sealed record Found(DenialCheck Check, ImmutableArray<string> Parameters) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        ImmutableArray<string> parameters =
        [
            .. subject.Records
                .Select(record => record.Nsec3)
                .OfType<Nsec3>()
                .Select(nsec3 => $"{nsec3.HashAlgorithm} {nsec3.Iterations} {(nsec3.Salt.IsEmpty ? "-" : Convert.ToHexString(nsec3.Salt.Span))}")
                .Distinct(),
        ];
        if (parameters.Length > 1)
        {
            yield return new Found(subject, parameters);
        }
    }
}
