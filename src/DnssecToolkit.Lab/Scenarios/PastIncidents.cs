using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Real incidents: recreations with the parameters that were published, at the instants they happened; and what others did, played on the bench in a minute and a half.</summary>
internal static class PastIncidents
{
    private static readonly DomainName Zone = LabChoices.Zone;

    public static IEnumerable<NamedScenario> All =>
    [
        .. Recreation.All.Select(recreation => new NamedScenario(recreation.Name, SummaryOf(recreation), choices => Of(recreation, choices))),
        OnTheBench("al-2026-07-03", "As .al on 3 July 2026: the key that the DS names is gone, then every key, and at last the DS.", choices =>
        {
            var plan = choices.DescribeForScript();
            var strangers = plan.With(Zone, zone => zone with
            {
                Keys = [.. zone.Keys.Select(key => key with { IsPublished = false, Signs = false, HasDs = key.Role != KeyRole.Zsk }), .. zone.Keys.Select(Next).Select(key => key with { HasDs = false })],
            });
            return
            [
                new Act(choices.Breaks, "new keys replace the old ones; the DS stays") { Internet = strangers },
                new Act(Between(choices), "example.test. has no DNSKEY any more") { Faults = [FaultCatalogue.Find("dnskeys-missing")!.In(Zone)] },
                new Act(choices.Mends, "test. takes the DS out") { Internet = plan.With(Zone, zone => zone with { IsSigned = false }) },
            ];
        }),
        OnTheBench("nz-2023-05-29", "As zones below .nz on 29 May 2023: new keys and their DS come in one step, and all that caches kept of the old ones fails.", choices =>
        [
            new Act(choices.Breaks, "new keys and their DS replace the old ones at once") { Internet = choices.DescribeForScript().With(Zone, zone => zone with { Keys = [.. zone.Keys.Select(Next)] }) },
        ]),
        OnTheBench("de-2010-05-12", "As .de on 12 May 2010: a truncated zone is signed and served, and proves that names do not exist which do.", choices =>
        {
            var cut = choices.DescribeForScript().With(Zone, zone => zone with { Records = "", Serial = zone.Serial + 1 });
            return
            [
                new Act(choices.Breaks, "example.test. is served without most of its names") { Internet = cut },
                new Act(choices.Mends, "the whole zone is back") { Internet = choices.DescribeForScript().With(Zone, zone => zone with { Serial = zone.Serial + 2 }) },
            ];
        }),
    ];

    private static NamedScenario OnTheBench(string name, string summary, Func<LabChoices, ImmutableArray<Act>> script) => new(name, summary, choices => new Scenario(name, choices.DescribeForScript())
    {
        Summary = summary,
        Questions = [LabQuestion.Parse(choices.Ask ?? "www A", Zone)],
        Script = script(choices),
    });

    private static string SummaryOf(Recreation recreation) => $"{char.ToUpperInvariant(recreation.Summary[0])}{recreation.Summary[1..]}.";

    // It has its own keys and proofs: a choice about them would be passed over.
    private static Scenario Of(Recreation recreation, LabChoices choices)
    {
        var usual = new LabChoices { FirstAddress = choices.FirstAddress };
        if (choices != usual)
        {
            throw new ArgumentException($"{recreation.Name} is as it was: only the first address can be chosen.", nameof(choices));
        }

        var served = recreation.OnLoopback(choices.FirstAddress);
        return new Scenario(recreation.Name, served.Plan) { Summary = SummaryOf(recreation), Questions = served.Questions, Recreation = served };
    }

    private static TimeSpan Between(LabChoices choices) => (choices.Breaks + choices.Mends) / 2;

    private static KeyDescription Next(KeyDescription key) => key with { Name = $"{key.Name} next", Private = null };
}
