namespace DnssecToolkit.Timelines;

/// <summary>The delays and times to live that a rollover waits for, under the names of RFC 7583.</summary>
/// <remarks>
/// Where RFC 7583 writes Dprp for a ZSK and DprpC for a KSK it means the same: the zone's own servers. Every value is zero or more;
/// the defaults are those of BIND's <c>dnssec-policy default</c> without its two safety margins.
/// </remarks>
public sealed record RolloverTiming
{
    /// <summary>The longest duration that is understood: a TTL has 31 bits (RFC 2181 §8).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>The TTL of the zone's DNSKEY set.</summary>
    public TimeSpan TTLkey { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The largest TTL of any signed RRset of the zone: its RRSIG is cached with it (RFC 7583 §2).</summary>
    public TimeSpan TTLsig { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The TTL of the DS set as the parent's own servers give it; what a resolver shows is a remainder.</summary>
    public TimeSpan TTLds { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an answer that there is no such record may be cached: the lesser of the SOA's TTL and its MINIMUM (RFC 2308 §5).</summary>
    public TimeSpan TTLneg { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Until a change of the zone is on all of its servers.</summary>
    public TimeSpan DprpC { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Until a change of the parent is on all of its servers.</summary>
    public TimeSpan DprpP { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Until every RRset of the zone has been signed again; zero where the zone is signed at once.</summary>
    public TimeSpan Dsgn { get; init; }

    /// <summary>From the submission of a DS to its publication by the parent, at the longest.</summary>
    public TimeSpan Dreg { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a ZSK is meant to be used; null for no limit.</summary>
    public TimeSpan? Lzsk { get; init; }

    /// <summary>How long a KSK is meant to be used; null for no limit.</summary>
    public TimeSpan? Lksk { get; init; }

    /// <summary>How long signatures are valid, which limits the query interval of RFC 5011 §2.3.</summary>
    public TimeSpan SignatureValidity { get; init; } = TimeSpan.FromDays(14);

    /// <summary>What is added to a publication interval for the unforeseen (BIND's <c>publish-safety</c>).</summary>
    public TimeSpan PublishSafety { get; init; }

    /// <summary>What is added to a retire interval for the unforeseen (BIND's <c>retire-safety</c>).</summary>
    public TimeSpan RetireSafety { get; init; }

    /// <summary>The propagation delay as RFC 7583 §3.2 calls it: that of the zone itself.</summary>
    public TimeSpan Dprp => DprpC;

    /// <summary>The values by their names, in the order in which they are shown and stored.</summary>
    public IEnumerable<(string Name, TimeSpan? Value)> Values =>
    [
        (nameof(TTLkey), TTLkey), (nameof(TTLsig), TTLsig), (nameof(TTLds), TTLds), (nameof(TTLneg), TTLneg), (nameof(DprpC), DprpC), (nameof(DprpP), DprpP),
        (nameof(Dsgn), Dsgn), (nameof(Dreg), Dreg), (nameof(Lzsk), Lzsk), (nameof(Lksk), Lksk), (nameof(SignatureValidity), SignatureValidity),
        (nameof(PublishSafety), PublishSafety), (nameof(RetireSafety), RetireSafety),
    ];

    /// <summary>The values with one of them replaced; null where there is none of this name or the value is negative or longer than <see cref="Longest"/>.</summary>
    public RolloverTiming? With(string name, TimeSpan value) => value < TimeSpan.Zero || value > Longest ? null : name switch
    {
        nameof(TTLkey) => this with { TTLkey = value },
        nameof(TTLsig) => this with { TTLsig = value },
        nameof(TTLds) => this with { TTLds = value },
        nameof(TTLneg) => this with { TTLneg = value },
        nameof(DprpC) => this with { DprpC = value },
        nameof(DprpP) => this with { DprpP = value },
        nameof(Dsgn) => this with { Dsgn = value },
        nameof(Dreg) => this with { Dreg = value },
        nameof(Lzsk) => this with { Lzsk = value },
        nameof(Lksk) => this with { Lksk = value },
        nameof(SignatureValidity) => this with { SignatureValidity = value },
        nameof(PublishSafety) => this with { PublishSafety = value },
        nameof(RetireSafety) => this with { RetireSafety = value },
        _ => null,
    };

    /// <summary>Throws where a value cannot be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or longer than <see cref="Longest"/>.</exception>
    internal RolloverTiming Checked()
    {
        foreach (var (name, value) in Values)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? TimeSpan.Zero, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? TimeSpan.Zero, Longest, name);
        }

        return this;
    }
}
