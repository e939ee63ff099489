using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Who is hit: which names of a zone fail at an instant, of which kinds, since when, under which policy, and on which record each of them hangs.</summary>
/// <param name="Zone">The zone in question.</param>
/// <param name="At">The instant that is judged, in UTC.</param>
/// <param name="Policy">The name of the policy that is judged under.</param>
[TypeFormatterSource]
public sealed record BlastRadius(DomainName Zone, DateTimeOffset At, string Policy)
{
    /// <summary>Names that fare alike, those that fail first, then by number.</summary>
    public required ImmutableArray<BlastGroup> Groups { get; init; }

    /// <summary>Every question that was judged, in canonical order of names within each kind.</summary>
    public required ImmutableArray<NameVerdict> Verdicts { get; init; }

    /// <summary>How many names the zone has of each kind, at the apex how many types, where it is known whole; of a recording only what was asked for is known.</summary>
    public ImmutableSortedDictionary<NameKind, long> Population { get; init; } = ImmutableSortedDictionary<NameKind, long>.Empty;

    /// <summary>Whether the contents of the zone are known, and not only what was asked for.</summary>
    public bool IsWholeZone => !Population.IsEmpty;

    /// <summary>Of what is asked, by the weights given: the shares that fail and of which the evidence tells nothing, in [0, 1]. Null without weights.</summary>
    public (double Failing, double Unknown)? Queries { get; init; }

    /// <summary>Judges what hangs on a zone.</summary>
    /// <param name="evidence">A recording, or a zone file that stands in for its servers.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="at">The instant to judge.</param>
    /// <param name="options">What is computed, and how far.</param>
    /// <param name="progress">Told how many of how many names are judged.</param>
    /// <param name="cancellation">Stops between two names.</param>
    /// <exception cref="ArgumentException">The evidence tells of no name at or below the zone.</exception>
    public static BlastRadius Of(
        Capture evidence, TrustAnchors anchors, DateTimeOffset at, BlastOptions? options = null, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(anchors);
        return new BlastSurvey(evidence, anchors, at.ToUniversalTime(), options ?? new BlastOptions(), progress, cancellation).Run();
    }

    /// <summary>How many of the judged names of a kind fail, of how many.</summary>
    public (int Failing, int All) Count(NameKind kind)
    {
        var names = Verdicts.Where(verdict => verdict.Kind == kind).GroupBy(verdict => verdict.Counted).ToList();
        return (names.Count(name => name.Any(verdict => verdict.Fails)), names.Count);
    }

    /// <summary>The share of the names that exist and fail, in [0, 1]: kinds weigh as the zone has them, made-up names do not count.</summary>
    public double FailingShare
    {
        get
        {
            double failing = 0, all = 0;
            foreach (var kind in Existing)
            {
                var (bad, judged) = Count(kind);
                var weight = kind == NameKind.Apex ? Math.Min(1, judged) // one name, whose types share its weight
                    : Population.TryGetValue(kind, out var known) ? known : judged;
                failing += judged == 0 ? 0 : weight * bad / (double)judged;
                all += weight;
            }

            return all == 0 ? 0 : failing / all;
        }
    }

    /// <summary>The result in one sentence.</summary>
    public string Headline
    {
        get
        {
            var hit = Existing.Concat(MadeUp).Where(kind => Count(kind).Failing > 0).ToList();
            if (hit.Count == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"No name of {Zone} fails at {UtcText.Second(At)}: {Verdicts.Length} questions judged.");
            }

            var worst = Groups.First(group => group.Fails);
            var on = worst.Records.Length switch
            {
                0 => "lack a proof",
                1 => $"hang on one record, {worst.Records[0].Record}",
                _ => string.Create(CultureInfo.InvariantCulture, $"hang on {worst.Records.Length} records, the first of them {worst.Records[0].Record}"),
            };
            var share = FailingShare;
            var lead = share > 0 ? string.Create(CultureInfo.InvariantCulture, $"{share:p0} of the names {(IsWholeZone ? "of" : "asked for under")} {Zone} fail") : $"Names of {Zone} fail";
            return $"{lead} at {UtcText.Second(At)}: {Kinds(hit)}; {(hit.Count > 1 || Groups.Count(group => group.Fails) > 1 ? "most of them" : "they")} {on} ({worst.Code}).";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Headline;

    private static readonly NameKind[] Existing = [NameKind.UnsignedChild, NameKind.SignedChild, NameKind.Data, NameKind.Wildcard, NameKind.Apex];
    private static readonly NameKind[] MadeUp = [NameKind.AbsentName, NameKind.AbsentType];

    private string Kinds(List<NameKind> hit) => string.Join(", ", hit.Select(kind =>
    {
        var (failing, all) = Count(kind);
        return all == 1 ? $"the {kind.InOneWord()}"
            : failing == all ? $"all {kind.Counted(all)}"
            : string.Create(CultureInfo.InvariantCulture, $"{failing} of {kind.Counted(all)}");
    }));
}
