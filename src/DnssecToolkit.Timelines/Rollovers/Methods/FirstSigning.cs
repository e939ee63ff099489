using static DnssecToolkit.Timelines.Cast;

namespace DnssecToolkit.Timelines;

/// <summary>Signing a zone for the first time: the DS comes last (RFC 7583 §3.3.5).</summary>
public static class FirstSigning
{
    private const string Section = "RFC 7583 §3.3.5";

    /// <summary>The method.</summary>
    public static RolloverMethod Method { get; } = new("first-signing", "ds-last", "sign the whole zone, and submit the DS once no cache has anything unsigned", Section)
    {
        Outline = (timing, algorithms) =>
        {
            var cast = new Cast(algorithms);
            return new MethodOutline(PublishedState.Unsigned,
            [
                new("Tpub(1)", [Publish(cast.Ksk), Publish(cast.Zsk), SignKeys(cast.Ksk), SignZone(cast.Zsk)], []),
                new("Tsbm(1)", [SubmitDs(cast.Ksk)], [new("Tpub(1)", Ipub(timing))]),
            ]);
        },
    };

    /// <summary>
    /// Until no cache has unsigned data or an answer that there are no keys. Ipub = Dsgn + DprpC + max(TTLsig, TTLneg). The RFC asks
    /// for a validly signed zone; that caches must have seen it follows from the rule behind all equations.
    /// </summary>
    public static Interval Ipub(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new Interval("Ipub", "Dsgn + DprpC + max(TTLsig, TTLneg)", Section, timing.Dsgn + timing.DprpC + ZskDoubleSignature.Longer(timing.TTLsig, timing.TTLneg))
            .Plus("publish-safety", timing.PublishSafety);
    }
}
