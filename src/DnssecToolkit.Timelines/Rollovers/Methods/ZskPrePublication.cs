using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>ZSK pre-publication: the new key is published, and signs once every cache has it (RFC 7583 §3.2.1, RFC 6781 §4.1.1.1).</summary>
public static class ZskPrePublication
{
    private const string Section = "RFC 7583 §3.2.1";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("zsk", "pre-publication", "publish the new ZSK, sign with it once every cache has it, remove the old one once no cache has its signatures", Section)
    {
        Lead = Ipub,
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.Ksk, cast.OldZsk),
            [
                new("Tpub(N+1)", [Publish(cast.NewZsk)], []),
                new("Tact(N+1)", [SignZone(cast.NewZsk), StopSigningZone(cast.OldZsk)], [new("Tpub(N+1)", Ipub(timing))]),
                new("Trem(N)", [Remove(cast.OldZsk)], [new("Tact(N+1)", Iret(timing))]),
            ]);
        },
    };

    /// <summary>The publication interval: how long the new key must be published before it signs. Ipub = Dprp + TTLkey.</summary>
    public static Interval Ipub(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Ipub", "Dprp + TTLkey", Section, timing.Dprp + timing.TTLkey).Plus("publish-safety", timing.PublishSafety);
    }

    /// <summary>The retire interval: how long the old key must stay after the last signature by it was replaced. Iret = Dsgn + Dprp + TTLsig.</summary>
    public static Interval Iret(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Iret", "Dsgn + Dprp + TTLsig", Section, timing.Dsgn + timing.Dprp + timing.TTLsig).Plus("retire-safety", timing.RetireSafety);
    }

    /// <summary>From when the published key may sign. Trdy = Tpub + Ipub.</summary>
    public static DateTimeOffset Trdy(DateTimeOffset tpub, RolloverTiming timing) => tpub + Ipub(timing).Length;

    /// <summary>Until when the successor has to be published. Tpub(N+1) &lt;= Tact(N) + Lzsk - Ipub; null where the key has no lifetime.</summary>
    public static DateTimeOffset? LatestTpub(DateTimeOffset tact, RolloverTiming timing) => tact + timing?.Lzsk - Ipub(timing!).Length;

    /// <summary>From when no cache needs the old key. Tdea = Tret + Iret, where Tret(N) = Tact(N+1).</summary>
    public static DateTimeOffset Tdea(DateTimeOffset tret, RolloverTiming timing) => tret + Iret(timing).Length;
}
