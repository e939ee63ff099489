using System.Globalization;
using DnssecToolkit.Judges.Agreement;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>How a resolver is set up for a case, in its own words and as a policy: one is never changed without the other.</summary>
/// <param name="Extra">Lines for its configuration.</param>
/// <param name="Profile">The profile of <c>data/policies</c>, with what the lines change.</param>
/// <param name="Skew">For how long it takes signatures after their end.</param>
public sealed record LiveSetting(string Extra, ResolverProfile Profile, ClockSkew Skew)
{
    /// <summary>The setting of a resolver for a case.</summary>
    public static LiveSetting Of(ResolverKind kind, LiveCase @case)
    {
        var setting = new LiveSetting("", ProfileOf(kind), Court.PolicyOf(kind).Skew);
        setting = @case.VerdictSeconds is { } seconds ? KeepVerdicts(kind, setting, (uint)seconds) : setting;
        setting = @case.ServesStale ? ServeStale(kind, setting) : setting;
        return @case.ToleratesExpiry || kind != ResolverKind.Unbound ? setting : setting.With("val-sig-skew-min: 0\nval-sig-skew-max: 0", cache => cache) with { Skew = ClockSkew.None };
    }

    /// <summary>The profile that stands for an installed resolver.</summary>
    public static ResolverProfile ProfileOf(ResolverKind kind) => ResolverProfiles.Find(kind switch
    {
        ResolverKind.Unbound => "unbound-1.17",
        ResolverKind.Bind => "bind-9.18",
        ResolverKind.Knot => "knot-5.6",
        _ => "powerdns-4.8",
    })!;

    // BIND and Knot Resolver have no setting for what they remember of a bogus chain.
    private static LiveSetting KeepVerdicts(ResolverKind kind, LiveSetting setting, uint seconds) => kind switch
    {
        ResolverKind.Unbound => setting.With($"val-bogus-ttl: {Text(seconds)}", cache => cache with
        {
            BogusVerdict = cache.BogusVerdict with { Seconds = seconds }, // its key cache has a time of its own, which nothing sets
        }),
        ResolverKind.PowerDns => setting.With($"max-cache-bogus-ttl={Text(seconds)}\npacketcache-servfail-ttl={Text(seconds)}", cache => cache with
        {
            BogusVerdict = cache.BogusVerdict with { Seconds = seconds, Repeated = seconds },
            BrokenKeys = seconds,
            BrokenChain = seconds,
            Failure = seconds,
        }),
        _ => setting,
    };

    private static LiveSetting ServeStale(ResolverKind kind, LiveSetting setting) => setting.With(
        kind switch
        {
            ResolverKind.Unbound => "serve-expired: yes",
            ResolverKind.Bind => "stale-answer-enable yes;\nstale-cache-enable yes;",
            ResolverKind.Knot => "modules.load('serve_stale < cache')",
            _ => "serve-stale-extensions=1440",
        },
        cache => cache with { ServeStale = cache.ServeStale with { IsOn = true } });

    private LiveSetting With(string lines, Func<CachePolicy, CachePolicy> change) =>
        this with { Extra = Extra.Length == 0 ? lines : $"{Extra}\n{lines}", Profile = Profile with { Cache = change(Profile.Cache) } };

    private static string Text(uint seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
