using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>Changing the algorithm of all keys, in the order for validators that insist on every algorithm and in the order for those that do not.</summary>
public static class AlgorithmRollovers
{
    private const string Conservatively = "RFC 6781 §4.1.4";
    private const string Liberally = "RFC 6840 §5.11";

    /// <summary>Signatures come first and go last: RFC 4035 §2.2 holds for every DNSKEY set and every signature that caches may have together.</summary>
    public static RolloverMethod Conservative { get; } = new("algorithm", "conservative", "add the signatures, then the keys, swap the DS, remove the keys, then the signatures", Conservatively)
    {
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldKsk, cast.OldZsk),
            [
                new("new RRSIGs", [SignZone(cast.NewZsk)], []),
                new("new DNSKEYs", [Publish(cast.NewKsk), Publish(cast.NewZsk), SignKeys(cast.NewKsk)], [new("new RRSIGs", Isig(timing))]),
                new("new DS", [SubmitDs(cast.NewKsk), WithdrawDs(cast.OldKsk)], [new("new DNSKEYs", Ikey(timing, timing.PublishSafety))]),
                new("DNSKEY removal", [StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk), Remove(cast.OldZsk)], [new("new DS", Ids(timing))]),
                new("RRSIGs removal", [StopSigningZone(cast.OldZsk)], [new("DNSKEY removal", Ikey(timing, timing.RetireSafety))]),
            ]);
        },
    };

    /// <summary>
    /// Keys and signatures come and go together, for validators that accept any one path. The DS waits for signatures too, so that those
    /// who insist on the algorithms of the DS set (Unbound's <c>harden-algo-downgrade</c>) are safe as well.
    /// </summary>
    public static RolloverMethod Liberal { get; } = new("algorithm", "liberal", "add keys and signatures at once, swap the DS, remove the old keys with their signatures", Liberally)
    {
        SafeFor = AlgorithmStrictness.EveryDsAlgorithm,
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldKsk, cast.OldZsk),
            [
                new("new DNSKEYs", [Publish(cast.NewKsk), Publish(cast.NewZsk), SignKeys(cast.NewKsk), SignZone(cast.NewZsk)], []),
                new("new DS", [SubmitDs(cast.NewKsk), WithdrawDs(cast.OldKsk)],
                [
                    new("new DNSKEYs", Ikey(timing, timing.PublishSafety) with { Section = Liberally }),
                    new("new DNSKEYs", Isig(timing) with { Section = Liberally }),
                ]),
                new("old removal", [StopSigningZone(cast.OldZsk), StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk), Remove(cast.OldZsk)], [new("new DS", Ids(timing) with { Section = Liberally })]),
            ]);
        },
    };

    /// <summary>Until no cache has data without the new signatures. Isig = Dsgn + DprpC + TTLsig.</summary>
    public static Interval Isig(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Isig", "Dsgn + DprpC + TTLsig", Conservatively, timing.Dsgn + timing.DprpC + timing.TTLsig).Plus("publish-safety", timing.PublishSafety);
    }

    /// <summary>Until no cache has the DNSKEY set from before a change. Ikey = DprpC + TTLkey.</summary>
    public static Interval Ikey(RolloverTiming timing, TimeSpan safety)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Ikey", "DprpC + TTLkey", Conservatively, timing.DprpC + timing.TTLkey).Plus("safety", safety);
    }

    /// <summary>Until no cache has the old DS, from its submission. Ids = Dreg + DprpP + TTLds.</summary>
    public static Interval Ids(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Ids", "Dreg + DprpP + TTLds", Conservatively, timing.Dreg + timing.DprpP + timing.TTLds).Plus("retire-safety", timing.RetireSafety);
    }
}
