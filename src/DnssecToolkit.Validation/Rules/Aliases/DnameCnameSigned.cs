using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The CNAME made from a DNAME is signed.</summary>
/// <remarks>RFC 4035 §3: "A security aware name server that synthesizes CNAME RRs from DNAME RRs as described in [RFC2672] SHOULD NOT generate signatures for the synthesized CNAME RRs."</remarks>
public sealed class DnameCnameSigned : IRule<AliasCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dname-cname-signed", Severity.Warning, "RFC 4035 §3");

    /// <summary>The alias and the key tags of the signatures.</summary>
    public sealed record Found(AliasCheck Check, ImmutableArray<ushort> KeyTags) : Finding(Info, Check.Alias.Place);

    RuleInfo IRule<AliasCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AliasCheck subject, RuleContext context)
    {
        if (subject is { IsDname: true, SynthesizedCname.Set.Signatures: { IsEmpty: false } signatures })
        {
            yield return new Found(subject, [.. signatures.Select(signature => signature.KeyTag)]);
        }
        else if (subject is { IsDname: false, Alias.Subject.Set.Signatures: { IsEmpty: false } own }
            && subject.Alias.Subject.Exchange.Response?.Answer.Any(record => record.Type == RecordType.Dname && subject.Name.IsBelow(record.Owner)) == true)
        {
            yield return new Found(subject, [.. own.Select(signature => signature.KeyTag)]);
        }
    }
}
