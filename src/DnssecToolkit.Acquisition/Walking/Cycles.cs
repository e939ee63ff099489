using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Finds zones whose servers can only be found by asking each other.</summary>
internal static class Cycles
{
    /// <summary>The zones that hang on each other, from this one on and back to it or to the first that comes again; empty where that is not the reason.</summary>
    public static ImmutableArray<DomainName> Through(ZoneNode zone, IReadOnlyDictionary<DomainName, ZoneNode> zones)
    {
        var path = ImmutableArray.CreateBuilder<DomainName>();
        for (var current = zone; ; current = Needed(current, zones)!)
        {
            var isBack = path.Contains(current.Apex);
            path.Add(current.Apex);
            if (isBack)
            {
                return path.ToImmutable();
            }

            if (Needed(current, zones) is null)
            {
                return [];
            }
        }
    }

    /// <summary>The zone without servers that must answer for the first name server of a zone without servers.</summary>
    private static ZoneNode? Needed(ZoneNode zone, IReadOnlyDictionary<DomainName, ZoneNode> zones)
    {
        foreach (var nameServer in zone.NameServers.Keys.Order())
        {
            for (var name = nameServer; !name.IsRoot; name = name.Parent)
            {
                if (zones.TryGetValue(name, out var home))
                {
                    if (home.Servers.Count == 0)
                    {
                        return home;
                    }

                    break;
                }
            }
        }

        return null;
    }
}
