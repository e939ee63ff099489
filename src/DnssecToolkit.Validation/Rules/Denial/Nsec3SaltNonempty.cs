using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The zone uses an NSEC3 salt.</summary>
/// <remarks>RFC 9276 §3.1: "Operators SHOULD NOT use a salt by indicating a zero-length salt value instead (represented as a "-" in the presentation format)."</remarks>
public sealed class Nsec3SaltNonempty : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-salt-nonempty", Severity.Warning, "RFC 9276 §3.1", null, "NONEMPTY_NSEC3_SALT");

    /// <summary>The proof and the salt.</summary>
    public sealed record Found(DenialCheck Check, ReadOnlyMemory<byte> Salt) : Finding(Info, new Place(Check.Zone, Check.Zone, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Records.Select(record => record.Nsec3).FirstOrDefault(data => data is { Salt.IsEmpty: false }) is { } salted)
        {
            yield return new Found(subject, salted.Salt);
        }
    }
}
