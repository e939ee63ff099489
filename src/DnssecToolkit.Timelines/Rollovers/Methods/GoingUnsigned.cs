using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>Giving up DNSSEC, planned or in an emergency: the DS goes first, keys and signatures when no cache has it any more.</summary>
public static class GoingUnsigned
{
    private const string Section = "as RFC 7583 §3.3.1";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("unsigned", "ds-first", "withdraw the DS, and remove keys and signatures once no cache has it", Section)
    {
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.Ksk, cast.Zsk),
            [
                new("DS withdrawal", [WithdrawDs(cast.Ksk)], []),
                new("Trem(N)", [StopSigningZone(cast.Zsk), StopSigningKeys(cast.Ksk), Remove(cast.Zsk), Remove(cast.Ksk)], [new("DS withdrawal", Iret(timing).AfterRegistration(timing))]),
            ]);
        },
    };

    /// <summary>
    /// Until no cache has the DS. Iret = DprpP + TTLds, with the TTL that the parent's own servers give. Lowering that TTL beforehand
    /// helps only once the old TTL has passed.
    /// </summary>
    public static Interval Iret(RolloverTiming timing) => KskDoubleKsk.Iret(timing) with { Section = Section };
}
