using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Steps of rollovers done too early or too late. Where a cache is what breaks, some answers are those of the zone as it was before the step.</summary>
internal static class RolloverFaults
{
    public static IEnumerable<Fault> All =>
        ZskRolloverFaults.All.Concat(KskRolloverFaults.All).Concat(AlgorithmRolloverFaults.All).Concat(FirstAndLastSigningFaults.All)
            .Select(fault => fault with { Needs = zone => KeySetFaults.NeedsZsk(zone) ?? fault.Needs(zone) })
            .ForSignedZones();

    /// <summary>The name of the key that comes.</summary>
    public const string Next = "next";

    /// <summary>The zone as it was before the rollover began.</summary>
    public static ZoneDescription Before(ZoneDescription zone) => zone with
    {
        IsSigned = true,
        Keys = [.. zone.Keys.Where(key => key.Name != Next).Select(key => key with { IsPublished = true, Signs = true, HasDs = null })],
    };

    /// <summary>The zone with a key that comes.</summary>
    public static ZoneDescription WithNext(this ZoneDescription zone, KeyRole role, Func<KeyDescription, KeyDescription>? change = null, SecurityAlgorithm? algorithm = null)
    {
        var next = new KeyDescription(role, algorithm ?? zone.Algorithm()) { Name = Next };
        return zone with { Keys = zone.Keys.Add(change?.Invoke(next) ?? next) };
    }

    /// <summary>The zone with the keys of a role, apart from those that come, changed.</summary>
    public static ZoneDescription WithOld(this ZoneDescription zone, KeyRole role, Func<KeyDescription, KeyDescription> change) =>
        zone with { Keys = [.. zone.Keys.Select(key => key.Role == role && key.Name != Next ? change(key) : key)] };

    /// <summary>What a resolver sees that still has the DNSKEY set from before the rollover in its cache.</summary>
    public static void KeysFromCache(ServerSite site) =>
        FromCache(site.Servers, site.Variant(new ZoneVariant { Plan = Before }), question => question.Name == site.Zone.Apex && question.Type == RecordType.Dnskey);

    /// <summary>What a resolver sees that still has the answer from before the rollover in its cache.</summary>
    public static void DataFromCache(ServerSite site) => DataFromCache(site, Before);

    /// <summary>What a resolver sees that still has the answer of an earlier plan in its cache.</summary>
    public static void DataFromCache(ServerSite site, Func<ZoneDescription, ZoneDescription> before) =>
        FromCache(site.Servers, site.Variant(new ZoneVariant { Plan = before }), question => question == site.Question);

    /// <summary>What a resolver sees that still has the DS set from before the rollover in its cache.</summary>
    public static void DsFromCache(ServerSite site) =>
        FromCache(site.ParentServers, site.ParentVariant(Before), question => question.Name == site.Zone.Apex && question.Type == RecordType.Ds);

    /// <summary>Answers some questions from another version of a zone.</summary>
    public static void FromCache(IEnumerable<ServerDraft> servers, SignedZone cached, Func<Question, bool> which)
    {
        foreach (var server in servers)
        {
            server.Behaviours.Add((query, next) => query.Question is { } question && which(question) && cached.Answer(question) is { } answer
                ? next(query).Change(
                    message => message.With(responseCode: answer.ResponseCode, answer: answer.Answer, authority: answer.Authority, additional: answer.Additional),
                    query.Transport == Transport.Udp ? LabServer.SizeFor(query.Message) : null)
                : next(query));
        }
    }
}
