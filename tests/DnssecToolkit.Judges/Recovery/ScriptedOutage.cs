using System.Collections.Concurrent;
using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>What a script serves, as the timelines see it: read from the answers of its servers in every act, and from which signatures verify with which keys. Nothing is stated by hand.</summary>
public static class ScriptedOutage
{
    /// <summary>The outage of one question.</summary>
    /// <param name="script">The script.</param>
    /// <param name="question">The question.</param>
    /// <param name="skew">For how long the resolver takes signatures after their end.</param>
    /// <param name="end">The last instant that matters.</param>
    public static Outage Of(ScriptedInternet script, Question question, ClockSkew skew, DateTimeOffset end)
    {
        var first = script.At(script.Start);
        var zone = first.Zones.Where(zone => question.Name.IsAtOrBelow(zone.Apex)).MaxBy(zone => zone.Apex.LabelCount)!;
        var parent = first.Zones.Where(above => above.Apex != zone.Apex && zone.Apex.IsAtOrBelow(above.Apex)).MaxBy(above => above.Apex.LabelCount)!;
        var acts = script.Changes.Select((change, number) => (From: number == 0 ? (DateTimeOffset?)null : change.At, Internet: script.At(change.At))).ToImmutableArray();
        var isSigned = zone.Description.IsSigned;

        var answers = new Contents("answer", acts, zone.Apex, question);
        var keys = new Contents("DNSKEY set", acts, zone.Apex, new Question(zone.Apex, RecordType.Dnskey));
        var links = new Contents("DS", acts, parent.Apex, new Question(zone.Apex, RecordType.Ds));
        var parentKeys = new Contents("DNSKEY set", acts, parent.Apex, new Question(parent.Apex, RecordType.Dnskey)).All.SelectMany(KeysIn).ToImmutableArray();

        return new Outage(
            $"{question} in {script.Scenario}", script.Start, end,
            answers.Serve(answer => !isSigned || keys.All.Any(set => Verifies(answer, KeysIn(set))), answer => isSigned ? Ends(answer, skew) : null),
            links.Serve(link => Verifies(link, parentKeys), link => Ends(link, skew)))
        {
            Keys = isSigned ? keys.Serve(set => Verifies(set, KeysIn(set)), set => Ends(set, skew)) : null,
            DelegationTtl = first.Find(parent.Apex)!.Records.First(record => record.Owner == zone.Apex && record.Type == RecordType.Ns).Ttl,
            LinkFitsKeys = OncePerPair((link, set) => IsVouchedFor(keys.All[set], zone.Apex, links.All[link])),
            KeysFitAnswer = OncePerPair((set, answer) => Verifies(answers.All[answer], KeysIn(keys.All[set]))),
        };
    }

    // The same signature is not verified a thousand times.
    private static Func<int, int, bool> OncePerPair(Func<int, int, bool> fits)
    {
        var known = new ConcurrentDictionary<(int, int), bool>();
        return (left, right) => known.GetOrAdd((left, right), pair => fits(pair.Item1, pair.Item2));
    }

    private static IEnumerable<Dnskey> KeysIn(ImmutableArray<SignedRRset> sets) => sets.SelectMany(set => set.Set.Data).OfType<Dnskey>();

    // RFC 4035 §5.2; without a DS the zone is insecure, and any key set will do.
    private static bool IsVouchedFor(ImmutableArray<SignedRRset> keySet, DomainName zone, ImmutableArray<SignedRRset> link)
    {
        var records = link.SelectMany(set => set.Set.Data).OfType<Ds>().ToList();
        return records.Count == 0 || Verifies(keySet, KeysIn(keySet).Where(key => records.Any(ds => ds.Equals(DsDigest.ToDs(zone, key, ds.DigestType)))));
    }

    private static bool Verifies(ImmutableArray<SignedRRset> sets, IEnumerable<Dnskey> keys)
    {
        var known = keys.Select(PublicKey.Parse).ToList();
        return sets.Length > 0 && sets.All(set => set.Signatures.Any(rrsig => known.Any(key => key.Algorithm == rrsig.Algorithm && key.Verify(set.Set, rrsig) is SignatureOutcome.Valid)));
    }

    private static DateTimeOffset? Ends(ImmutableArray<SignedRRset> sets, ClockSkew skew) => sets.Min(set => set.Signatures.Max(rrsig =>
    {
        var validity = TimeSpan.FromSeconds(rrsig.Expiration.Seconds - rrsig.Inception.Seconds);
        return DateTimeOffset.FromUnixTimeSeconds(rrsig.Expiration.Seconds) + (skew.InceptionOnly ? TimeSpan.Zero : skew.For(validity)) + TimeSpan.FromSeconds(1); // good at its last second
    }));

    /// <summary>The different answers that servers of a zone give to one question over a script, numbered.</summary>
    private sealed class Contents
    {
        private readonly string _name;
        private readonly List<(DateTimeOffset? From, ImmutableArray<int> PerServer)> _versions = [];
        private readonly List<string> _texts = [];

        public Contents(string name, ImmutableArray<(DateTimeOffset? From, Internet Internet)> acts, DomainName zone, Question question)
        {
            _name = name;
            foreach (var (from, internet) in acts)
            {
                _versions.Add((from, [.. internet.ServersOf(zone).Select(server => Number(Ask(server, question, from ?? internet.SignedAt)))]));
            }
        }

        public List<ImmutableArray<SignedRRset>> All { get; } = [];

        public ServedObject Serve(Func<ImmutableArray<SignedRRset>, bool> isGood, Func<ImmutableArray<SignedRRset>, DateTimeOffset?> ends)
        {
            var copies = All.Select((sets, number) => new ServedCopy(number, isGood(sets)) { SignatureEnds = ends(sets) }).ToImmutableArray();
            var soa = All[0].SelectMany(set => set.Set.Data).OfType<Soa>().FirstOrDefault();
            return new ServedObject(
                soa is null ? _name : $"absent {_name}",
                All[0].Min(set => soa is null ? set.Set.Ttl : Math.Min(set.Set.Ttl, soa.Minimum)), // RFC 2308 §5
                [.. _versions.Select(version => new ServedVersion(version.From, [.. (version.PerServer.Distinct().Count() == 1 ? version.PerServer[..1] : version.PerServer).Select(number => copies[number])]))])
            {
                IsAbsence = soa is not null,
            };
        }

        private int Number(ImmutableArray<SignedRRset> sets)
        {
            var text = string.Join('\n', sets.Select(set => $"{set.Owner} {string.Join(' ', set.Set.Data)} {string.Join(' ', set.Signatures)}"));
            var known = _texts.IndexOf(text);
            if (known >= 0)
            {
                return known;
            }

            _texts.Add(text);
            All.Add(sets);
            return All.Count - 1;
        }

        private static ImmutableArray<SignedRRset> Ask(LabServer server, Question question, DateTimeOffset at)
        {
            var query = new Message { Id = 1, Questions = [question], Edns = new Edns(LabServer.UdpPayloadSize, dnssecOk: true) }.ToWire();
            var message = Message.Parse(((ServerReply.Octets)server.Answer(query, Transport.Tcp, at)).Message).Value;
            var sets = SignedRRset.Gather(message.Answer);
            return sets.IsEmpty ? [.. SignedRRset.Gather(message.Authority).Where(set => set.Type != RecordType.Ns)] : sets;
        }
    }
}
