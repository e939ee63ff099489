using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>How long a resolver keeps what it was told and what it concluded, and what it does when that runs out. All times in seconds.</summary>
/// <remarks>The profiles are data, in <c>data/policies/resolvers.json</c>, each value with its source and how sure it is.</remarks>
public sealed record CachePolicy
{
    /// <summary>The longest TTL that is kept; a range where only bounds are known; null: no limit.</summary>
    public SecondsRange? MaximumTtl { get; init; }

    /// <summary>The shortest time that a record is kept, also with a TTL of 0.</summary>
    public uint MinimumTtl { get; init; }

    /// <summary>The longest time that absence is remembered (RFC 2308 §5); null: no limit but <see cref="MaximumTtl"/>.</summary>
    public SecondsRange? MaximumNegativeTtl { get; init; }

    /// <summary>How long the verdict that an answer is bogus is kept (RFC 9520 §3.2: at least 1 s, at most 5 minutes; not all obey).</summary>
    public VerdictLife BogusVerdict { get; init; } = VerdictLife.None;

    /// <summary>How long other failures are kept.</summary>
    public uint Failure { get; init; }

    /// <summary>How long it is remembered that a zone's keys could not be validated.</summary>
    public uint BrokenKeys { get; init; }

    /// <summary>How long it is remembered that a chain leads nowhere.</summary>
    public uint BrokenChain { get; init; }

    /// <summary>Whether an answer or a DS set is dropped when its signature expires, though its TTL goes on (RFC 4035 §5.3.3). In the wild about 56 % do.</summary>
    public bool EndsWithSignature { get; init; } = true;

    /// <summary>Whether a DNSKEY set is dropped when its signature expires.</summary>
    public bool KeysEndWithSignature { get; init; } = true;

    /// <summary>Whether the resolver settles at a referral, for as long as the delegation lives, whether the zone below is signed. Then the TTL of the NS set takes the place
    /// of that of the proof that there is no DS, and every referral brings the DS set anew.</summary>
    public bool SettlesAtReferral { get; init; }

    /// <summary>How many servers are tried before an answer counts as bogus.</summary>
    public int ServersTried { get; init; } = 1;

    /// <summary>Answers from expired records (RFC 8767).</summary>
    public StalePolicy ServeStale { get; init; } = new();

    /// <summary>Asking anew before the TTL ends.</summary>
    public PrefetchPolicy Prefetch { get; init; } = new();

    /// <summary>Whether NSEC records in the cache answer for other names (RFC 8198).</summary>
    public bool AggressiveNsec { get; init; }

    /// <summary>Whether NSEC3 records in the cache do.</summary>
    public bool AggressiveNsec3 { get; init; }

    /// <summary>Negative trust anchors (RFC 7646).</summary>
    public NegativeTrustAnchorPolicy NegativeTrustAnchors { get; init; } = new();

    /// <summary>For whom the resolver validates by default.</summary>
    public ValidationMode Validates { get; init; }

    /// <summary>Where each value was read and how sure it is, by its name in the file.</summary>
    public ImmutableDictionary<string, Provenance> Provenance { get; init; } = ImmutableDictionary<string, Provenance>.Empty;

    /// <summary>How long a record of a TTL is kept at most: the cap at its upper end.</summary>
    public uint Keeps(uint ttl) => Math.Max(MinimumTtl, Math.Min(ttl, MaximumTtl?.Most ?? uint.MaxValue));

    /// <summary>How long a DNSKEY set of a TTL that did not verify is remembered. Who keeps a bogus record for its own TTL keeps bogus keys no longer.</summary>
    public uint KeepsBrokenKeys(uint ttl) => BogusVerdict.Mode is VerdictLifeMode.Capped or VerdictLifeMode.Ttl ? Math.Min(BrokenKeys, ttl) : BrokenKeys;

    /// <summary>How long a DS set, or a proof of its absence, of a TTL that did not verify is remembered.</summary>
    public uint KeepsBrokenChain(uint ttl) => BogusVerdict.Mode is VerdictLifeMode.Capped or VerdictLifeMode.Ttl ? Math.Min(BrokenChain, ttl) : BrokenChain;

    /// <summary>How long an absence of a TTL is remembered at most.</summary>
    public uint KeepsAbsence(uint ttl) => Math.Max(MinimumTtl, Math.Min(Math.Min(ttl, MaximumNegativeTtl?.Most ?? uint.MaxValue), MaximumTtl?.Most ?? uint.MaxValue));
}

/// <summary>A number of seconds of which only bounds may be known.</summary>
/// <param name="Least">At least this.</param>
/// <param name="Most">At most this.</param>
public readonly record struct SecondsRange(uint Least, uint Most)
{
    /// <summary>Whether the number itself is known.</summary>
    public bool IsExact => Least == Most;

    /// <inheritdoc/>
    public override string ToString() => IsExact ? FormattableString.Invariant($"{Least} s") : FormattableString.Invariant($"{Least} to {Most} s");
}

/// <summary>How the life of a verdict is set.</summary>
public enum VerdictLifeMode
{
    /// <summary>The verdict is not kept.</summary>
    None,

    /// <summary>A fixed time.</summary>
    Fixed,

    /// <summary>The TTL of the answer, and at most a limit.</summary>
    Capped,

    /// <summary>The TTL of the answer.</summary>
    Ttl,
}

/// <summary>How long a verdict is kept.</summary>
/// <param name="Mode">How the life is set.</param>
/// <param name="Seconds">The time or the limit.</param>
public readonly record struct VerdictLife(VerdictLifeMode Mode, uint Seconds = 0)
{
    /// <summary>How long SERVFAIL itself is repeated to whoever asks the same again, in seconds, whatever it was about: a verdict that is looked up again at its end begins another such time.</summary>
    public uint Repeated { get; init; }

    /// <summary>Whether the verdict on an answer that could not be checked, because the chain above it is broken, ends with the TTL of the answer if that is sooner.</summary>
    public bool IsCappedBelowBrokenChain { get; init; }

    /// <summary>Not kept.</summary>
    public static VerdictLife None => new(VerdictLifeMode.None);

    /// <summary>The life of a verdict on an answer of a TTL, in seconds.</summary>
    public uint For(uint ttl) => Mode switch
    {
        VerdictLifeMode.Fixed => Seconds,
        VerdictLifeMode.Capped => Math.Min(Seconds, ttl),
        VerdictLifeMode.Ttl => ttl,
        _ => 0,
    };

    /// <summary>The life of a verdict on an answer that could not be checked, in seconds.</summary>
    public uint ForUnchecked(uint ttl) => IsCappedBelowBrokenChain ? Math.Min(ttl, For(ttl)) : For(ttl);

    /// <inheritdoc/>
    public override string ToString() => Mode switch
    {
        VerdictLifeMode.Fixed => FormattableString.Invariant($"{Seconds} s"),
        VerdictLifeMode.Capped => FormattableString.Invariant($"the TTL, at most {Seconds} s"),
        VerdictLifeMode.Ttl => "the TTL",
        _ => "not kept",
    };
}

/// <summary>Answers from expired records (RFC 8767).</summary>
public sealed record StalePolicy
{
    /// <summary>Whether it is on by default.</summary>
    public bool IsOn { get; init; }

    /// <summary>How long after its end a record may still be used; null: no limit.</summary>
    public uint? Maximum { get; init; }

    /// <summary>How long a client waits for a fresh answer first, in seconds.</summary>
    public double ClientTimeout { get; init; }

    /// <summary>The TTL of a stale answer.</summary>
    public uint AnswerTtl { get; init; } = 30;

    /// <summary>Whether it covers answers that are bogus, not only servers that are silent.</summary>
    public bool OnBogus { get; init; }

    /// <summary>Whether it covers answers that cannot be checked because the chain above them is broken.</summary>
    public bool OnBrokenChain { get; init; }
}

/// <summary>Asking anew before the TTL ends: for records that are asked for often, good data is renewed while it is good.</summary>
public sealed record PrefetchPolicy
{
    /// <summary>Whether it is on by default.</summary>
    public bool IsOn { get; init; }

    /// <summary>So many seconds before the end; null: by <see cref="Fraction"/>.</summary>
    public uint? Seconds { get; init; }

    /// <summary>So great a share of the TTL before the end.</summary>
    public double? Fraction { get; init; }

    /// <summary>Only records of at least this TTL, in seconds.</summary>
    public uint LeastTtl { get; init; }

    /// <summary>How long before the end of a TTL a busy record is renewed, in seconds; 0 when it is off.</summary>
    public double Before(uint ttl) => !IsOn || ttl < LeastTtl ? 0 : Seconds ?? ((Fraction ?? 0) * ttl);
}

/// <summary>Negative trust anchors (RFC 7646): zones that are not validated for a while.</summary>
public sealed record NegativeTrustAnchorPolicy
{
    /// <summary>Whether the resolver has them.</summary>
    public bool IsSupported { get; init; }

    /// <summary>When they end by themselves, in seconds; null: never.</summary>
    public uint? Lifetime { get; init; }

    /// <summary>How often it is tried whether the zone validates again, in seconds; null: never.</summary>
    public uint? Recheck { get; init; }

    /// <summary>Whether setting or lifting one makes the resolver forget what it has of the zone, verdicts and answers; else both live on to their end.</summary>
    public bool ClearsVerdicts { get; init; }

    /// <summary>What has to leave the cache before one takes effect.</summary>
    public AnchorDelay WaitsFor { get; init; }
}

/// <summary>What a negative trust anchor waits for.</summary>
public enum AnchorDelay
{
    /// <summary>Nothing but verdicts, where they are not cleared.</summary>
    Nothing,

    /// <summary>The keys of the zone, good or bad ones.</summary>
    Keys,

    /// <summary>Bogus answers that are kept for clients that check by themselves (CD): without validation they are found, and are SERVFAIL until their TTL ends.</summary>
    BogusCopies,
}

/// <summary>For whom a resolver validates.</summary>
public enum ValidationMode
{
    /// <summary>For everybody.</summary>
    Always,

    /// <summary>For clients that set DO or AD.</summary>
    OnDo,

    /// <summary>For nobody.</summary>
    Off,
}

/// <summary>Where a value was read.</summary>
/// <param name="Source">The source: a file of a release, a page, a measurement.</param>
/// <param name="Confidence">How sure it is, in the file's words: "measured here", "read in the source", "read on a public page", "measured by others", "inferred from the source", "from memory", "not known".</param>
public sealed record Provenance(string Source, string Confidence);
