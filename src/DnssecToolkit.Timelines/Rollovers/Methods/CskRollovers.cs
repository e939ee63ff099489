using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>Rolling a key that signs everything: the waits of a ZSK and of a KSK at once (RFC 6781 §4.1.3).</summary>
public static class CskRollovers
{
    private const string Section = "RFC 6781 §4.1.3";

    /// <summary>The new key first signs the DNSKEY set alone; data and DS change once every cache has it, as BIND does.</summary>
    public static RolloverMethod PrePublication { get; } = new("csk", "pre-publication", "publish the new CSK, then sign the zone with it and swap the DS, then remove the old one", Section)
    {
        Lead = timing => KskDoubleKsk.IpubC(timing).AfterRegistration(timing),
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldCsk, cast.OldCsk),
            [
                new("Tpub(N+1)", [Publish(cast.NewCsk), SignKeys(cast.NewCsk)], []),
                new("Tsbm(N+1)", [SignZone(cast.NewCsk), StopSigningZone(cast.OldCsk), SubmitDs(cast.NewCsk), WithdrawDs(cast.OldCsk)], [new("Tpub(N+1)", KskDoubleKsk.IpubC(timing))]),
                new("Trem(N)", [StopSigningKeys(cast.OldCsk), Remove(cast.OldCsk)],
                [
                    new("Tsbm(N+1)", KskDoubleKsk.Iret(timing).AfterRegistration(timing)),
                    new("Tsbm(N+1)", ZskPrePublication.Iret(timing)),
                ]),
            ]);
        },
    };

    /// <summary>The new key signs everything from the start.</summary>
    public static RolloverMethod DoubleSignature { get; } = new("csk", "double-signature", "publish the new CSK and sign everything with both, swap the DS, then remove the old one with its signatures", Section)
    {
        Lead = timing => KskDoubleKsk.IpubC(timing).AfterRegistration(timing),
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldCsk, cast.OldCsk),
            [
                new("Tpub(N+1)", [Publish(cast.NewCsk), SignKeys(cast.NewCsk), SignZone(cast.NewCsk)], []),
                new("Tsbm(N+1)", [SubmitDs(cast.NewCsk), WithdrawDs(cast.OldCsk)], [new("Tpub(N+1)", KskDoubleKsk.IpubC(timing))]),
                new("Trem(N)", [StopSigningZone(cast.OldCsk), StopSigningKeys(cast.OldCsk), Remove(cast.OldCsk)],
                [
                    new("Tsbm(N+1)", KskDoubleKsk.Iret(timing).AfterRegistration(timing)),
                    new("Tpub(N+1)", Iret(timing)),
                ]),
            ]);
        },
    };

    /// <summary>How long both keys sign. Iret = Dsgn + DprpC + max(TTLkey, TTLsig).</summary>
    public static Interval Iret(RolloverTiming timing) => ZskDoubleSignature.Iret(timing) with { Formula = ZskDoubleSignature.Iret(timing).Formula.Replace("Dprp ", "DprpC ", StringComparison.Ordinal) };
}
