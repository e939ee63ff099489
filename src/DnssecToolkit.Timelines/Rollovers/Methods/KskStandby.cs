using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>A stand-by KSK: its DS is published beforehand, so that an emergency swap waits for nothing (RFC 7583 §4).</summary>
public static class KskStandby
{
    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("ksk", "stand-by", "swap the KSK at once for the one whose DS has been published beforehand", "RFC 7583 §4")
    {
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            var before = Signed(cast.OldKsk, cast.Zsk);
            return new MethodOutline(SubmitDs(cast.NewKsk).ApplyTo(before),
            [
                new("Tact(N+1)", [Publish(cast.NewKsk), SignKeys(cast.NewKsk), StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk)], []),
                new("Trem(N)", [WithdrawDs(cast.OldKsk)], [new("Tact(N+1)", KskDoubleDs.Iret(timing))]),
            ]);
        },
    };
}
