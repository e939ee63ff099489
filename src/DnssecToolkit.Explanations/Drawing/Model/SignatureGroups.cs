using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Signatures by one key with one outcome, from whichever servers sent them.</summary>
/// <param name="Check">One of them.</param>
/// <param name="Mark">The outcome.</param>
/// <param name="Servers">Who sent such a signature.</param>
/// <param name="IsEverywhere">Whether every server that sent the RRset did.</param>
internal sealed record SignatureGroup(SignatureCheck Check, Mark Mark, ImmutableArray<ServerAddress> Servers, bool IsEverywhere)
{
    /// <summary>The most edges that lead to one RRset.</summary>
    private const int Most = 4;

    /// <summary>What is written beside the edge; null for a valid signature that every server sent.</summary>
    public string? Label => (Mark, IsEverywhere) switch
    {
        (Mark.Valid, true) => null,
        (Mark.Valid, false) => "from " + Brief.Servers(Servers),
        (_, true) => Marks.Words(Check),
        _ => $"{Marks.Words(Check)}: {Brief.Servers(Servers)}",
    };

    public string Tooltip => Brief.Tooltip(
        $"RRSIG({Check.Rrsig.TypeCovered}) of {Check.Subject.Owner}: {Marks.Words(Check)}",
        $"by key {Check.Rrsig.KeyTag} of {Check.Rrsig.SignersName}, {Check.Rrsig.Algorithm}",
        $"valid from {Check.Rrsig.Inception} to {Check.Rrsig.Expiration}",
        "sent by " + string.Join(", ", Servers.Take(20)));

    /// <summary>The signatures of an RRset as every server sent it, the valid ones first.</summary>
    public static ImmutableArray<SignatureGroup> Of(IReadOnlyCollection<RRsetCheck> checks)
    {
        var all = checks.Select(check => check.Subject.Server).Distinct().Count();
        return
        [
            .. checks
                .SelectMany(check => check.Signatures)
                .GroupBy(check => (check.Rrsig.KeyTag, check.Rrsig.Algorithm, check.Rrsig.SignersName, Mark: Marks.Of(check.Problems)))
                .Select(group => (group, servers: group.Select(check => check.Subject.Server).Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal).ToImmutableArray()))
                .Select(pair => new SignatureGroup(pair.group.First(), pair.group.Key.Mark, pair.servers, pair.servers.Length == all))
                .OrderBy(group => group.Mark)
                .ThenBy(group => group.Check.Rrsig.KeyTag)
                .Take(Most),
        ];
    }
}
