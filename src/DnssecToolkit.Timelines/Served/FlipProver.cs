using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Finds the fewest record changes that flip a verdict: applies each alone to the responses of before, judges again, and only then tries several.</summary>
internal sealed class FlipProver
{
    private const int MostUnits = 64;

    private readonly ImmutableArray<(Exchange Before, Exchange After)> _pairs;
    private readonly Func<ImmutableArray<Exchange>, Verdict> _judge;
    private int _judgements;

    private FlipProver(ImmutableArray<(Exchange Before, Exchange After)> pairs, Func<ImmutableArray<Exchange>, Verdict> judge) => (_pairs, _judge) = (pairs, judge);

    /// <summary>The proof.</summary>
    /// <param name="pairs">What a server answered before, and what it answers now.</param>
    /// <param name="before">The verdict of before.</param>
    /// <param name="judge">The verdict with these exchanges, one for each pair, in place of those of now.</param>
    public static FlipProof? Prove(ImmutableArray<(Exchange Before, Exchange After)> pairs, Verdict before, Func<ImmutableArray<Exchange>, Verdict> judge)
    {
        var readable = pairs.All(pair => pair.Before.Response is not null && pair.After.Response is not null);
        return readable ? new FlipProver(pairs, judge).Prove(before) : null;
    }

    private FlipProof? Prove(Verdict before)
    {
        var units = Units();
        if (units.Length is 0 or > MostUnits)
        {
            return null;
        }

        var all = units.ToImmutableHashSet();
        var after = Judge(all);
        if (IsLike(before, after, before))
        {
            return null; // what changed is not in these responses
        }

        if (IsLike(Judge([]), after, before))
        {
            return Made([], units, before, after) with { ByTimeAlone = true };
        }

        var single = units.Length == 1 ? units[0] : units.FirstOrDefault(unit => IsLike(Judge([unit]), after, before));
        if (single is not null)
        {
            return Made([single], units, before, after);
        }

        // None suffices alone: take away what is not needed.
        var needed = all;
        foreach (var unit in units)
        {
            if (needed.Count > 1 && IsLike(Judge(needed.Remove(unit)), after, before))
            {
                needed = needed.Remove(unit);
            }
        }

        return Made(needed, units, before, after);
    }

    private FlipProof Made(ImmutableHashSet<Unit> needed, ImmutableArray<Unit> units, Verdict before, Verdict after) => new(
        [.. units.Where(needed.Contains).Select(unit => unit.Difference).OfType<RecordDifference>()],
        [.. units.Where(unit => !needed.Contains(unit)).Select(unit => unit.Difference).OfType<RecordDifference>()])
    {
        Before = before.Status,
        After = after.Status,
        ResponseCode = units.FirstOrDefault(unit => unit.Difference is null && needed.Contains(unit)) is null ? null : ResponseCodes(),
        Judgements = _judgements,
    };

    private string ResponseCodes()
    {
        var (before, after) = _pairs.First(pair => HasOtherHeader(pair.Before.Response!, pair.After.Response!));
        return $"{after.Response!.ResponseCode} instead of {before.Response!.ResponseCode} for {after.Question}";
    }

    /// <summary>Where the status is another, the status counts; else the place of the cause.</summary>
    private static bool IsLike(Verdict verdict, Verdict after, Verdict before) =>
        verdict.Status == after.Status && (before.Status != after.Status || (verdict as Verdict.Bogus)?.Cause.Place == (after as Verdict.Bogus)?.Cause.Place);

    private Verdict Judge(ImmutableHashSet<Unit> changed)
    {
        _judgements++;
        return _judge([.. _pairs.Select(pair => Mixed(pair.Before, pair.After, changed))]);
    }

    /// <summary>One unit for each owner and type that differs, whatever number of servers shows it, and one for other response codes.</summary>
    private ImmutableArray<Unit> Units()
    {
        var units = _pairs
            .SelectMany(pair => RecordDifference.Between(Sets(pair.Before.Response!), Sets(pair.After.Response!), withTtl: false).Select(difference => (difference, pair.After.Server)))
            .GroupBy(found => (found.difference.Owner, found.difference.Type))
            .Select(group => new Unit(group.First().difference with { Servers = [.. group.Select(found => found.Server).Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal)] }))
            .OrderBy(unit => unit.Difference!.Type == RecordType.Soa) // a serial comes along with everything and flips nothing
            .ToList();
        if (_pairs.Any(pair => HasOtherHeader(pair.Before.Response!, pair.After.Response!)))
        {
            units.Add(new Unit(null));
        }

        return [.. units];
    }

    private static bool HasOtherHeader(Message before, Message after) => before.ResponseCode != after.ResponseCode || before.IsAuthoritative != after.IsAuthoritative;

    private static IEnumerable<SignedRRset> Sets(Message message) => SignedRRset.Gather(message.Answer).Concat(SignedRRset.Gather(message.Authority));

    /// <summary>The response of before with some sets of the response of now.</summary>
    private static Exchange Mixed(Exchange before, Exchange after, ImmutableHashSet<Unit> changed)
    {
        var (old, now) = (before.Response!, after.Response!);
        var header = changed.Any(unit => unit.Difference is null) ? now : old;
        var keys = changed.Select(unit => unit.Difference).OfType<RecordDifference>().Select(difference => (difference.Owner, difference.Type)).ToHashSet();
        var message = new Message
        {
            Id = now.Id,
            IsResponse = true,
            Opcode = now.Opcode,
            IsAuthoritative = header.IsAuthoritative,
            ResponseCode = header.ResponseCode,
            Questions = now.Questions,
            Answer = Mixed(old.Answer, now.Answer, keys),
            Authority = Mixed(old.Authority, now.Authority, keys),
            Additional = old.Additional,
            Edns = header.Edns ?? now.Edns,
        };
        return new Exchange(after.At, after.Server, after.Transport, after.Query, new Outcome.Answered(message.ToWire())) { Source = after.Source };
    }

    private static ImmutableArray<ResourceRecord> Mixed(ImmutableArray<ResourceRecord> old, ImmutableArray<ResourceRecord> now, HashSet<(DomainName Owner, RecordType Type)> changed) =>
        [.. old.Where(record => !changed.Contains(KeyOf(record))), .. now.Where(record => changed.Contains(KeyOf(record)))];

    /// <summary>A signature belongs to what it covers.</summary>
    private static (DomainName, RecordType) KeyOf(ResourceRecord record) => (record.Owner, record.Data is Rrsig rrsig ? rrsig.TypeCovered : record.Type);

    /// <summary>A change that is applied as a whole: that of an RRset with its signatures, or of response codes.</summary>
    private sealed record Unit(RecordDifference? Difference);
}
