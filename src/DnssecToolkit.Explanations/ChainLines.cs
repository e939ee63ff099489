using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>One step of a chain in words.</summary>
/// <param name="What">The zone, or the question at the end.</param>
/// <param name="Status">Its status.</param>
/// <param name="How">What leads to it and what was checked.</param>
public sealed record ChainLine(string What, SecurityStatus Status, string How);

/// <summary>The chain of trust told step by step.</summary>
internal static class ChainLines
{
    public static ImmutableArray<ChainLine> Of(ChainOfTrust chain)
    {
        var lines = ImmutableArray.CreateBuilder<ChainLine>();
        foreach (var segment in chain.Segments)
        {
            // Aliases start again at the anchor; the zones already told are not told twice.
            foreach (var link in segment.Links.Where(link => !lines.Any(line => line.What == link.Zone.ToString())))
            {
                lines.Add(new ChainLine(link.Zone.ToString(), link.Status, Of(link)));
            }

            lines.Add(new ChainLine(segment.Question.ToString(), segment.Status, Of(segment)));
        }

        return lines.ToImmutable();
    }

    private static string Of(ChainLink link)
    {
        if (link.InsecureReason is { } insecure)
        {
            return Headlines.Reason(insecure);
        }

        if (link.IndeterminateReason is { } indeterminate)
        {
            return Headlines.Reason(indeterminate);
        }

        if (link.KeySets.FirstOrDefault() is not { } keySet)
        {
            return link.DsSets.Any(set => !set.IsValid) ? "its DS RRset cannot be authenticated"
                : link.NoDsProofs.IsEmpty ? "it has a DS, but no DNSKEY records"
                : "the proof that it has no DS does not hold";
        }

        var matched = keySet.DsSet.Entries.Where(entry => entry.Outcome == DsOutcome.Matches).Select(entry => entry.Ds).ToList();
        if (matched.Count == 0)
        {
            return $"no key fits {(keySet.DsSet.IsTrustAnchor ? "the trust anchor" : "the DS")} {Tags(keySet.DsSet.Entries.Select(entry => entry.Ds.KeyTag))}; the zone has the keys {Tags(keySet.Keys.Select(key => key.Tag))}";
        }

        ImmutableArray<ushort> signing = keySet.EntryKeys.IsEmpty ? [.. matched.Select(ds => ds.KeyTag).Distinct()] : [.. keySet.EntryKeys.Select(entry => entry.Tag).Distinct()];
        var algorithm = keySet.Keys.FirstOrDefault(key => key.Tag == signing[0])?.Key is { } key ? $" ({Describe(key)})" : "";
        var named = $"{(keySet.DsSet.IsTrustAnchor ? "anchor" : "DS")} {(signing.Length == 1 ? "key" : "keys")} {Tags(signing)}{algorithm}";
        if (!keySet.IsValid)
        {
            return $"no valid signature by the {named} covers the keys";
        }

        var others = keySet.Keys.Select(other => other.Tag).Except(signing).ToList();
        var themselves = signing.Length == 1 ? "signs itself" : "sign themselves";
        return others.Count == 0 ? $"{named} {themselves}" : $"{named} {themselves} and {Tags(others)}";
    }

    private static string Of(ChainSegment segment)
    {
        if (segment.Responses.FirstOrDefault() is not { } response)
        {
            return segment.Status == SecurityStatus.Indeterminate ? "no usable response" : "not looked at: the chain ends above";
        }

        var by = response.RRsets.FirstOrDefault(set => set.IsValid)?.ValidSignature is { } signature ? $", signed by key {signature.Rrsig.KeyTag}"
            : response.Status == SecurityStatus.Insecure && response.RRsets.IsEmpty && response.Denial is null ? ", unsigned"
            : "";
        return response switch
        {
            { Alias: { IsDname: true, Target: { } target } alias } => $"DNAME at {alias.Alias.Subject.Owner} leads to {target}{by}",
            { Alias.Target: { } target } => $"CNAME leads to {target}{by}",
            { Kind: ResponseKind.NameError, Denial: { } denial } => $"does not exist: {Of(denial)}",
            { Kind: ResponseKind.NoData, Denial: { } denial } => $"no such type: {Of(denial)}",
            { Kind: ResponseKind.NameError } => $"does not exist{by}",
            { Kind: ResponseKind.NoData } => $"no such type{by}",
            { Denial: { } denial } => $"{Records(response)} from a wildcard{by}; {Of(denial)}",
            _ => $"{Records(response)}{by}",
        };
    }

    /// <summary>One or two short records as they are, else their number.</summary>
    private static string Records(ResponseCheck response)
    {
        ImmutableArray<string> data =
        [
            .. from record in response.Exchange.Response?.Answer ?? []
               where record.Owner == response.Question.Name && (record.Type == response.Question.Type || response.Question.Type == RecordType.Any)
               select record.Data.ToString(),
        ];
        var all = string.Join(" and ", data.Take(2));
        return data.Length is 1 or 2 && all.Length <= 40 ? all : Say.Count(data.Length, "record");
    }

    private static string Of(DenialCheck denial)
    {
        var mechanism = denial.Mechanism switch
        {
            DenialMechanism.Nsec => "NSEC",
            DenialMechanism.Nsec3 => "NSEC3",
            DenialMechanism.Compact => "compact NSEC",
            _ => "nothing",
        };
        return denial.Outcome switch
        {
            DenialOutcome.Proved => $"proved by {mechanism}",
            DenialOutcome.ProvedWithOptOut => $"proved by {mechanism} with opt-out",
            DenialOutcome.TooManyIterations => $"{mechanism} with too many iterations",
            _ => denial.Mechanism == DenialMechanism.None ? "its absence is not proved" : $"not proved by {mechanism}",
        };
    }

    private static string Describe(Dnskey key) => PublicKey.Parse(key).SizeInBits is { } bits && key.Algorithm.Number is (1 or 3 or 5 or 6 or 7 or 8 or 10)
        ? $"{key.Algorithm}, {bits} bits"
        : key.Algorithm.ToString();

    private static string Tags(IEnumerable<ushort> tags) => string.Join(", ", tags.Distinct());
}
