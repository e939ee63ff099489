using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The octets of a DNSKEY are no usable key of its algorithm.</summary>
/// <remarks>RFC 4034 §2.1.4: "The format depends on the algorithm of the key being stored and is described in separate documents."</remarks>
public sealed class DnskeyMalformed : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-malformed", Severity.Error, "RFC 4034 §2.1.4", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The set, the key and what is wrong with it.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key, KeyProblem Problem) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        foreach (var key in subject.Keys)
        {
            if (PublicKey.Parse(key.Key).Problem is { } problem and not (KeyProblem.Empty or KeyProblem.WrongLength))
            {
                yield return new Found(subject, key, problem) { DecidesNothing = true };
            }
        }
    }
}
