using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server's DNSKEY set lacks a key that another server of the zone has.</summary>
/// <remarks>RFC 1034 §4.3.5: "When the inevitable changes are made, they must be distributed to all of the name servers."</remarks>
public sealed class DnskeyMissingFromServer : IRule<ServerComparison>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-missing-from-server", Severity.Error, "RFC 1034 §4.3.5", ExtendedErrorCode.DnskeyMissing);

    /// <summary>The comparison, the server, the tags of the keys it lacks, and whether it has a key set at all.</summary>
    public sealed record Found(ServerComparison Comparison, ServerAddress Server, ImmutableArray<ushort> MissingTags, bool HasSet)
        : Finding(Info, new Place(Comparison.Zone, Comparison.Question.Name, Comparison.Question.Type));

    RuleInfo IRule<ServerComparison>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ServerComparison subject, RuleContext context)
    {
        if (subject.Question.Type != RecordType.Dnskey || subject.Question.Name != subject.Zone)
        {
            yield break;
        }

        var all = subject.Sets.SelectMany(entry => KeysOf(entry.Set)).Distinct().ToList();
        var denying = subject.Denying().ToHashSet();
        foreach (var (server, set) in subject.Sets)
        {
            var missing = all.Except(KeysOf(set)).ToList();
            if (missing.Count > 0 && (set is not null || denying.Contains(server)))
            {
                yield return new Found(subject, server, [.. missing.Select(key => KeyTag.Of(key)).Order()], set is not null) { Servers = [server] };
            }
        }
    }

    private static IEnumerable<Dnskey> KeysOf(SignedRRset? set) => (set?.Set.Data ?? []).OfType<Dnskey>();
}
