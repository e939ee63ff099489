using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Counts, over the walk's own checks and the rest of the evidence, how the signatures under one key tag fare.</summary>
internal sealed class SignatureCensusTaker(Capture capture, DateTimeOffset at, Judgement judgement, SignatureChecker signatures)
{
    private const int MostExchanges = 400;
    private const int MostSignatures = 64;
    private readonly Dictionary<(DomainName, SecurityAlgorithm, ushort), SignatureCensus> _taken = [];

    public SignatureCensus Take(DomainName zone, SecurityAlgorithm algorithm, ushort keyTag)
    {
        if (!_taken.TryGetValue((zone, algorithm, keyTag), out var census))
        {
            census = Count(zone, algorithm, keyTag);
            _taken.Add((zone, algorithm, keyTag), census);
        }

        return census;
    }

    private SignatureCensus Count(DomainName zone, SecurityAlgorithm algorithm, ushort keyTag)
    {
        var keySet = judgement.Segments.SelectMany(segment => segment.Links).FirstOrDefault(link => link.Zone == zone)?.KeySets.FirstOrDefault();
        if (keySet is null)
        {
            return new SignatureCensus(0, 0);
        }

        int good = 0, bad = 0, budget = MostSignatures;
        var seen = new HashSet<Rrsig>();
        foreach (var check in OfTheWalk().Where(check => check.Zone == zone && check.Rrsig.KeyTag == keyTag && check.Rrsig.Algorithm == algorithm && seen.Add(check.Rrsig)))
        {
            Tally(check);
        }

        foreach (var exchange in NearestFirst().Where(exchange => exchange.Question?.Name.IsAtOrBelow(zone) == true).Take(MostExchanges))
        {
            var sets = MessageSets.Of(exchange);
            foreach (var (set, section) in sets.Answer.Select(set => (set, Section.Answer)).Concat(sets.Authority.Select(set => (set, Section.Authority))))
            {
                if (budget <= 0 || !set.Signatures.Any(rrsig => rrsig.KeyTag == keyTag && rrsig.Algorithm == algorithm && rrsig.SignersName == zone && seen.Add(rrsig)))
                {
                    continue;
                }

                foreach (var check in signatures.Check(new Sighting(set, section, exchange), zone, keySet.Keys, ref budget).Signatures
                    .Where(check => check.Rrsig.KeyTag == keyTag && check.Rrsig.Algorithm == algorithm))
                {
                    Tally(check);
                }
            }
        }

        return new SignatureCensus(good, bad);

        void Tally(SignatureCheck check)
        {
            good += check.ValidKey is not null ? 1 : 0;
            bad += check.Has(SignatureProblems.CryptographyFailed) ? 1 : 0;
        }
    }

    /// <summary>The exchanges up to the instant, the latest first, then those after it: of a capture of days, what was served then counts.</summary>
    private IEnumerable<Exchange> NearestFirst()
    {
        var exchanges = capture.Exchanges; // in the order of time
        var (before, after) = (0, exchanges.Length);
        while (before < after)
        {
            var middle = (before + after) / 2;
            (before, after) = exchanges[middle].At <= at ? (middle + 1, after) : (before, middle);
        }

        for (var i = before - 1; i >= 0; i--)
        {
            yield return exchanges[i];
        }

        for (var i = before; i < exchanges.Length; i++)
        {
            yield return exchanges[i];
        }
    }

    private IEnumerable<SignatureCheck> OfTheWalk() => SignaturesOf(judgement);

    /// <summary>Every signature that a walk checked.</summary>
    public static IEnumerable<SignatureCheck> SignaturesOf(Judgement judgement) =>
        from segment in judgement.Segments
        from check in segment.Links.SelectMany(link => link.DsSets.Concat(link.KeySets.Select(keySet => keySet.RRset)).Concat(link.NoDsProofs.SelectMany(Of)))
            .Concat(segment.Responses.SelectMany(response => response.Denial is { } denial ? response.RRsets.Concat(Of(denial)) : response.RRsets))
        from signature in check.Signatures
        select signature;

    private static IEnumerable<RRsetCheck> Of(DenialCheck denial) => denial.Records.Select(record => record.Check);
}
