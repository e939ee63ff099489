using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>Rolling a KSK that validators have as a trust anchor and update by themselves (RFC 5011, RFC 7583 §3.3.4).</summary>
/// <remarks>In this plan the "DS" stands for the anchors: both keys, since an anchor is learned from the DNSKEY set and not from a parent.</remarks>
public static class KskAutomaticAnchors
{
    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("ksk", "rfc5011", "publish the new KSK until validators have learned it, sign with it, revoke the old one, then remove it", "RFC 7583 §3.3.4")
    {
        Lead = Itrp,
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            var before = SubmitDs(cast.NewKsk).ApplyTo(Signed(cast.OldKsk, cast.Zsk));
            return new MethodOutline(before,
            [
                new("Tpub(N+1)", [Publish(cast.NewKsk)], []),
                new("Tact(N+1)", [SignKeys(cast.NewKsk)], [new("Tpub(N+1)", Itrp(timing)), new("Tpub(N+1)", KskDoubleKsk.IpubC(timing))]),
                new("Trev(N)", [Revoke(cast.OldKsk)], [new("Tact(N+1)", Irev(timing) with { Symbol = "IpubC" })]),
                new("Trem(N)", [StopSigningKeys(cast.OldKsk), Remove(cast.OldKsk)], [new("Trev(N)", Irev(timing)), new("Trev(N)", RemoveHoldDown)]),
            ]);
        },
    };

    /// <summary>
    /// The trust point interval: until every validator has learned the new key. A validator may look just before the key appears and
    /// must look once more after the hold-down. Itrp = queryInterval + addHoldDown + queryInterval.
    /// </summary>
    public static Interval Itrp(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        var query = AnchorTimers.QueryInterval(timing.TTLkey, timing.SignatureValidity);
        return new Interval("Itrp", "queryInterval + addHoldDown + queryInterval", "RFC 7583 §3.3.4.1, RFC 5011 §2.3, §2.4.1", query + AnchorTimers.AddHoldDown(timing.TTLkey) + query)
            .Plus("publish-safety", timing.PublishSafety);
    }

    /// <summary>How long the revoked key must stay so that no cache has the set without the revocation. Irev = DprpC + TTLkey.</summary>
    public static Interval Irev(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Irev", "DprpC + TTLkey", "RFC 7583 §3.3.4.2", timing.DprpC + timing.TTLkey).Plus("retire-safety", timing.RetireSafety);
    }

    private static Interval RemoveHoldDown => new("Irev", "removeHoldDown", "RFC 5011 §2.4.2", AnchorTimers.RemoveHoldDown);
}
