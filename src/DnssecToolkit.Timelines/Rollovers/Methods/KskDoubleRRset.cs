using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>KSK double-RRset: new KSK and new DS are added together, and the old ones removed together (RFC 7583 §3.3.3).</summary>
public static class KskDoubleRRset
{
    private const string Section = "RFC 7583 §3.3.3";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("ksk", "double-rrset", "add the new KSK and its DS at once, remove the old ones once every cache has both new", Section)
    {
        Lead = Ipub,
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(Signed(cast.OldKsk, cast.Zsk),
            [
                new("Tpub(N+1)", [Publish(cast.NewKsk), SignKeys(cast.NewKsk), SubmitDs(cast.NewKsk)], []),
                new("Trem(N)", [StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk), WithdrawDs(cast.OldKsk)], [new("Tpub(N+1)", Ipub(timing))]),
            ]);
        },
    };

    /// <summary>
    /// How long both pairs stand: the new DS must be in every cache that keeps a DS, and the new KSK in every cache that keeps the
    /// DNSKEY set. Ipub = max(Dreg + DprpP + TTLds, DprpC + TTLkey).
    /// </summary>
    public static Interval Ipub(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var parent = new Interval("IpubP", "Dreg + DprpP + TTLds", Section, timing.Dreg + timing.DprpP + timing.TTLds);
        var child = new Interval("IpubC", "DprpC + TTLkey", Section, timing.DprpC + timing.TTLkey);
        return Interval.Max("Ipub", parent, child).Plus("publish-safety", timing.PublishSafety);
    }
}
