using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>ZSK double-signature: both keys are published and both sign, then the old one goes (RFC 7583 §3.2.2, RFC 6781 §4.1.1.2).</summary>
public static class ZskDoubleSignature
{
    private const string Section = "RFC 7583 §3.2.2";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("zsk", "double-signature", "publish the new ZSK and sign with both at once, then remove the old key with its signatures", Section)
    {
        Lead = Iret,
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.Ksk, cast.OldZsk),
            [
                new("Tact(N+1)", [Publish(cast.NewZsk), SignZone(cast.NewZsk)], []),
                new("Trem(N)", [StopSigningZone(cast.OldZsk), Remove(cast.OldZsk)], [new("Tact(N+1)", Iret(timing))]),
            ]);
        },
    };

    /// <summary>
    /// How long both keys sign. Iret = Dsgn + Dprp + max(TTLkey, TTLsig): caches must have lost the old DNSKEY set, which lacks the new
    /// key, and the data that only the old key signed.
    /// </summary>
    public static Interval Iret(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Iret", "Dsgn + Dprp + max(TTLkey, TTLsig)", Section, timing.Dsgn + timing.Dprp + Longer(timing.TTLkey, timing.TTLsig))
            .Plus("retire-safety", timing.RetireSafety);
    }

    /// <summary>Until when the successor has to sign. Tact(N+1) &lt;= Tact(N) + Lzsk - Iret; null where the key has no lifetime.</summary>
    public static DateTimeOffset? LatestTact(DateTimeOffset tact, RolloverTiming timing) => tact + timing?.Lzsk - Iret(timing!).Length;

    internal static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
