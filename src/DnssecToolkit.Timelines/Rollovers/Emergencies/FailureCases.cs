using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>The failures of a zone's keys and signatures, and what to do and wait for in each.</summary>
/// <remarks>
/// The bounds follow from the rule behind all rollover equations: a repair is over when no server, no cached value and no cached
/// verdict (Tbogus) contradicts it. They hold for a resolver that keeps to the TTLs it is given.
/// </remarks>
public static class FailureCases
{
    private const string Section = "from the invariant; RFC 7583 §3";

    /// <summary>How long a resolver may remember that a zone was bogus: PowerDNS Recursor's default, the longest known.</summary>
    public static readonly TimeSpan LongestBogusVerdict = TimeSpan.FromHours(1);

    /// <summary>The codes, in order.</summary>
    public static ImmutableArray<string> Codes { get; } = ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9"];

    /// <summary>The case of a code, with the bounds that a timing gives; null where there is no such code.</summary>
    /// <param name="code">F1 to F9.</param>
    /// <param name="timing">The zone's delays and TTLs.</param>
    /// <param name="bogusVerdict">How long a resolver remembers a bogus verdict (Tbogus); <see cref="LongestBogusVerdict"/> if not given.</param>
    public static FailureCase? Find(string code, RolloverTiming timing, TimeSpan? bogusVerdict = null)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var bounds = new Bounds(timing, bogusVerdict ?? LongestBogusVerdict);
        FailureCase? found = code switch
        {
            "F1" => new(code, "the signatures have expired or do not verify; the keys are published",
                [new("sign again with a key that is in the DNSKEY set everywhere", RepairRank.SignWithPublishedKey, bounds.Resigned), NegativeAnchor]),
            "F2" => new(code, "the data is signed by a key that is not in the DNSKEY set",
            [
                new("sign again with the old key, which every cache has", RepairRank.SignWithPublishedKey, bounds.Resigned),
                NegativeAnchor,
                new("publish the missing key", RepairRank.WaitForKeys, bounds.KeyPublished),
            ]),
            "F3" => new(code, "the KSK was changed and the DS was not; the old private key still exists",
                [new("put the old KSK back and sign the DNSKEY set with it", RepairRank.RestoreKey, bounds.KeyRestored), NegativeAnchor]),
            "F4" => new(code, "the KSK was changed and the DS was not; the old private key is lost", [NegativeAnchor, .. bounds.DsChanges]),
            "F5" => new(code, "there is a DS and the zone is unsigned",
            [
                new("sign the zone again with the keys that the DS names", RepairRank.RestoreKey, bounds.Resigned),
                NegativeAnchor,
                new("withdraw the DS", RepairRank.ChangeDs, bounds.DsChanged) { Caution = "the zone is then insecure; a DS can come back by first signing" },
            ]),
            "F6" => new(code, "the NSEC or NSEC3 chain is wrong",
                [new("make the chain anew, and change nothing else", RepairRank.SignWithPublishedKey, bounds.DenialMended) { Caution = "a wrong denial that verifies is kept for TTLneg, and resolvers with RFC 8198 apply it to every name in its span" }]),
            "F7" => new(code, "the signatures begin in the future",
                [new("sign again with an inception in the past", RepairRank.SignWithPublishedKey, bounds.Resigned) { Caution = "mend the signer's clock first" }, NegativeAnchor]),
            "F8" => new(code, "a private key is lost; its signatures are still valid",
            [
                new("ZSK lost: roll it by pre-publication only", RepairRank.WaitForKeys, null)
                {
                    Wait = ZskPrePublication.Ipub(timing),
                    Caution = "keep the old ZSK and its signatures, change no signed data (the SOA neither) until then, and be done before the earliest RRSIG expires",
                },
                new("KSK lost: roll it by double-DS only", RepairRank.ChangeDs, null)
                {
                    Wait = KskDoubleDs.IpubP(timing).AfterRegistration(timing),
                    Caution = "do not touch the DNSKEY set nor the algorithm until then, and be done before its RRSIG expires",
                },
            ]),
            "F9" => new(code, "a private key is compromised (RFC 6781 §4.2)",
            [
                new("ZSK, chain kept: roll it by pre-publication, or at once to a stand-by key", RepairRank.WaitForKeys, null)
                {
                    Wait = bounds.ZskRolled,
                    Caution = "until then whoever has the key can sign",
                },
                new("KSK, chain kept: roll it with all waits", RepairRank.ChangeDs, null) { Wait = bounds.KskRolled, Caution = "until then whoever has the key can sign" },
                new("KSK, chain broken: replace it and its DS at once", RepairRank.ChangeDs, bounds.DsChanged) { Caution = "the zone is bogus for every resolver that still has the old DS" },
            ]),
            _ => null,
        };
        return found is null ? null : found with { Options = [.. found.Options.OrderBy(option => option.Rank)] };
    }

    private static RepairOption NegativeAnchor { get; } =
        new("ask the operators of resolvers for a negative trust anchor (RFC 7646)", RepairRank.NegativeTrustAnchor, null) { Caution = "it helps only the users of those who set one; have it lifted afterwards" };

    private sealed class Bounds(RolloverTiming timing, TimeSpan bogus)
    {
        public Interval Resigned { get; } = new("Trec", "Dsgn + DprpC + Tbogus", Section, timing.Dsgn + timing.DprpC + bogus);

        public Interval KeyRestored { get; } = new("Trec", "DprpC + Tbogus", Section, timing.DprpC + bogus);

        public Interval KeyPublished { get; } = new("Trec", "DprpC + TTLkey + Tbogus", Section, timing.DprpC + timing.TTLkey + bogus);

        public Interval DsChanged { get; } = new("Trec", "Dreg + DprpP + TTLds + Tbogus", Section, timing.Dreg + timing.DprpP + timing.TTLds + bogus);

        public Interval DenialMended { get; } =
            new("Trec", "Dsgn + DprpC + max(TTLneg, Tbogus)", Section, timing.Dsgn + timing.DprpC + ZskDoubleSignature.Longer(timing.TTLneg, bogus));

        public Interval ZskRolled { get; } = new("Ipub + Iret", "Dprp + TTLkey + Dsgn + Dprp + TTLsig", "RFC 7583 §3.2.1", ZskPrePublication.Ipub(timing).Length + ZskPrePublication.Iret(timing).Length);

        public Interval KskRolled { get; } = new("IpubC + Dreg + Iret", "DprpC + TTLkey + Dreg + DprpP + TTLds", "RFC 7583 §3.3.1", KskDoubleKsk.IpubC(timing).Length + timing.Dreg + KskDoubleKsk.Iret(timing).Length);

        public IEnumerable<RepairOption> DsChanges =>
        [
            new("have the DS of the new KSK published", RepairRank.ChangeDs, DsChanged),
            new("withdraw the DS", RepairRank.ChangeDs, DsChanged) { Caution = "users are then unprotected, but served; a DS can come back by first signing" },
        ];
    }
}
