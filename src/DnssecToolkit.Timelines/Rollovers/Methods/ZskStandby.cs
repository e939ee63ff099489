using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>A stand-by ZSK: published beforehand, so that an emergency roll waits for nothing but the retirement (RFC 7583 §4).</summary>
public static class ZskStandby
{
    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("zsk", "stand-by", "sign at once with the ZSK that has been published beforehand, and publish the next stand-by", "RFC 7583 §4")
    {
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            var before = Signed(cast.Ksk, cast.OldZsk);
            return new MethodOutline(Publish(cast.NewZsk).ApplyTo(before),
            [
                new("Tact(N+1)", [SignZone(cast.NewZsk), StopSigningZone(cast.OldZsk), Publish(cast.NextZsk)], []),
                new("Trem(N)", [Remove(cast.OldZsk)], [new("Tact(N+1)", ZskPrePublication.Iret(timing))]),
            ]);
        },
    };
}
