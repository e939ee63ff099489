using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>KSK double-KSK: two KSKs sign the DNSKEY set while the DS is swapped (RFC 7583 §3.3.1, RFC 6781 §4.1.2).</summary>
public static class KskDoubleKsk
{
    private const string Section = "RFC 7583 §3.3.1";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("ksk", "double-ksk", "publish the new KSK, swap the DS once every cache has the key, remove the old KSK once no cache has the old DS", Section)
    {
        Lead = timing => IpubC(timing).AfterRegistration(timing),
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldKsk, cast.Zsk),
            [
                new("Tpub(N+1)", [Publish(cast.NewKsk), SignKeys(cast.NewKsk)], []),
                new("Tsbm(N+1)", [SubmitDs(cast.NewKsk), WithdrawDs(cast.OldKsk)], [new("Tpub(N+1)", IpubC(timing))]),
                new("Trem(N)", [StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk)], [new("Tsbm(N+1)", Iret(timing).AfterRegistration(timing))]),
            ]);
        },
    };

    /// <summary>How long the new KSK must be published before its DS is submitted. IpubC = DprpC + TTLkey.</summary>
    public static Interval IpubC(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("IpubC", "DprpC + TTLkey", Section, timing.DprpC + timing.TTLkey).Plus("publish-safety", timing.PublishSafety);
    }

    /// <summary>How long the old KSK must stay after the parent has replaced its DS. Iret = DprpP + TTLds.</summary>
    public static Interval Iret(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Iret", "DprpP + TTLds", Section, timing.DprpP + timing.TTLds).Plus("retire-safety", timing.RetireSafety);
    }

    /// <summary>From when the DS of the new KSK may be submitted. Trdy = Tpub + IpubC.</summary>
    public static DateTimeOffset Trdy(DateTimeOffset tpub, RolloverTiming timing) => tpub + IpubC(timing).Length;

    /// <summary>When the new KSK is active and the old one retired, at the latest. Tact(N+1) = Tret(N) = Tsbm(N+1) + Dreg.</summary>
    public static DateTimeOffset Tact(DateTimeOffset tsbm, RolloverTiming timing) => tsbm + timing?.Dreg ?? throw new ArgumentNullException(nameof(timing));

    /// <summary>Until when the successor has to be published. Tpub(N+1) &lt;= Tact(N) + Lksk - Dreg - IpubC; null where the key has no lifetime.</summary>
    public static DateTimeOffset? LatestTpub(DateTimeOffset tact, RolloverTiming timing) => tact + timing?.Lksk - timing?.Dreg - IpubC(timing!).Length;

    /// <summary>From when no cache needs the old KSK. Tdea = Tret + Iret.</summary>
    public static DateTimeOffset Tdea(DateTimeOffset tret, RolloverTiming timing) => tret + Iret(timing).Length;
}
