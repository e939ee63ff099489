using System.Collections.Immutable;
using System.Text;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>The questions that stand for all names of a zone.</summary>
internal static class ZoneQuestions
{
    private const int MostAbsentTypes = 200;

    /// <summary>A type that hardly any name has (RFC 1035 §3.3.2), to ask for an absent one.</summary>
    private static readonly RecordType Rare = RecordType.Parse("HINFO");

    /// <summary>A question for each name and type, or of large zones for every n-th name of each kind; then absent names and types.</summary>
    public static (IReadOnlyList<(NameKind Kind, DomainName Name, Question Question)> Subjects, ImmutableSortedDictionary<NameKind, long> Population) Of(ZoneStandIn zone, BlastOptions options)
    {
        var names = zone.Names.Where(name => name.Kind != ZoneNameKind.Occluded).ToList();
        var step = Math.Max(1, (int)Math.Ceiling(names.Count / (double)Math.Max(1, options.MostNames)));
        var subjects = new List<(NameKind, DomainName, Question)>();
        var population = ImmutableSortedDictionary.CreateBuilder<NameKind, long>();
        var absentTypes = 0;
        foreach (var kind in names.GroupBy(name => KindOf(name.Kind)))
        {
            population[kind.Key] = kind.Key == NameKind.Apex ? kind.Sum(name => (long)name.Types.Length) : kind.LongCount();
            foreach (var (name, number) in kind.Select((name, number) => (name, number)))
            {
                if (number % step != 0)
                {
                    continue;
                }

                foreach (var type in name.Kind is ZoneNameKind.SignedDelegation or ZoneNameKind.UnsignedDelegation ? [RecordType.Ds] : name.Types)
                {
                    if (type != RecordType.Nsec || name.Types.Length == 1)
                    {
                        subjects.Add((kind.Key, name.Name, new Question(name.Kind == ZoneNameKind.Wildcard ? MadeUp(zone, name.Name.Parent, options.Seed, 0) ?? name.Name : name.Name, type, zone.Class)));
                    }
                }

                if (kind.Key is NameKind.Apex or NameKind.Data && absentTypes < MostAbsentTypes && !name.Types.Contains(Rare) && !name.Types.Contains(RecordType.Cname))
                {
                    absentTypes++;
                    subjects.Add((NameKind.AbsentType, name.Name, new Question(name.Name, Rare, zone.Class)));
                }
            }
        }

        if (zone.Origin.Wildcard is { } wildcard && !zone.Exists(wildcard)) // otherwise no name directly below the apex is absent
        {
            for (var number = 0; number < options.AbsentNames; number++)
            {
                if (MadeUp(zone, zone.Origin, options.Seed, number) is { } absent)
                {
                    subjects.Add((NameKind.AbsentName, absent, new Question(absent, RecordType.A, zone.Class)));
                }
            }
        }

        return (subjects, population.ToImmutable());
    }

    private static NameKind KindOf(ZoneNameKind kind) => kind switch
    {
        ZoneNameKind.Apex => NameKind.Apex,
        ZoneNameKind.Wildcard => NameKind.Wildcard,
        ZoneNameKind.SignedDelegation => NameKind.SignedChild,
        ZoneNameKind.UnsignedDelegation => NameKind.UnsignedChild,
        _ => NameKind.Data,
    };

    /// <summary>A name below another that does not exist: the same for the same seed, and spread over the zone's spans as chance has it.</summary>
    private static DomainName? MadeUp(ZoneStandIn zone, DomainName parent, int seed, int number)
    {
        for (var attempt = 0; attempt < 16; attempt++)
        {
            var label = new byte[8];
            var bits = Seeds.Mix(seed, (number * 16) + attempt + 1);
            for (var i = 0; i < label.Length; i++, bits >>= 5)
            {
                label[i] = "abcdefghijklmnopqrstuvwxyz234567"u8[(int)(bits & 31)];
            }

            if (parent.TryPrepend(label, out var name) && !zone.Exists(name))
            {
                return name;
            }
        }

        return null;
    }
}
