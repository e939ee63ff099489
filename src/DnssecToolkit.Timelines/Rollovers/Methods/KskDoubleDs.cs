using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>KSK double-DS: two DS records stand at the parent while the KSK is swapped (RFC 7583 §3.3.2).</summary>
public static class KskDoubleDs
{
    private const string Section = "RFC 7583 §3.3.2";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("ksk", "double-ds", "publish the new DS beside the old, swap the KSK once every cache has both, then withdraw the old DS", Section)
    {
        Lead = timing => IpubP(timing).AfterRegistration(timing),
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldKsk, cast.Zsk),
            [
                new("Tsbm(N+1)", [SubmitDs(cast.NewKsk)], []),
                new("Tact(N+1)", [Publish(cast.NewKsk), SignKeys(cast.NewKsk), StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk)], [new("Tsbm(N+1)", IpubP(timing).AfterRegistration(timing))]),
                new("Trem(N)", [WithdrawDs(cast.OldKsk)], [new("Tact(N+1)", Iret(timing))]),
            ]);
        },
    };

    /// <summary>How long the new DS must be published before the KSK is swapped. IpubP = DprpP + TTLds.</summary>
    public static Interval IpubP(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("IpubP", "DprpP + TTLds", Section, timing.DprpP + timing.TTLds).Plus("publish-safety", timing.PublishSafety);
    }

    /// <summary>How long the old DS must stay after the KSK was swapped. Iret = DprpC + TTLkey.</summary>
    public static Interval Iret(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Iret", "DprpC + TTLkey", Section, timing.DprpC + timing.TTLkey).Plus("retire-safety", timing.RetireSafety);
    }

    /// <summary>From when the KSK may be swapped. Trdy = Tsbm + Dreg + IpubP.</summary>
    public static DateTimeOffset Trdy(DateTimeOffset tsbm, RolloverTiming timing) => tsbm + IpubP(timing).AfterRegistration(timing).Length;

    /// <summary>Until when the new DS has to be submitted. Tsbm(N+1) &lt;= Tact(N) + Lksk - Dreg - IpubP; null where the key has no lifetime.</summary>
    public static DateTimeOffset? LatestTsbm(DateTimeOffset tact, RolloverTiming timing) => tact + timing?.Lksk - IpubP(timing!).AfterRegistration(timing!).Length;

    /// <summary>From when no cache needs the old DS. Tdea = Tret + Iret, where Tret(N) = Tact(N+1).</summary>
    public static DateTimeOffset Tdea(DateTimeOffset tret, RolloverTiming timing) => tret + Iret(timing).Length;
}
