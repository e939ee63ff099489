using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A way out of a broken state.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Act">What is served from then on.</param>
public sealed record RepairWay(string Title, Act Act);

/// <summary>A broken state of a zone and the ways out of it: to be played one after the other, to see which is over first, and whether it is safe.</summary>
/// <param name="Code">The failure case, F1 to F7.</param>
/// <param name="Broken">What is wrong.</param>
/// <param name="Start">The healthy scenario, with the act that breaks it and no other.</param>
/// <param name="Ways">The ways out.</param>
public sealed record RepairExercise(string Code, string Broken, Scenario Start, ImmutableArray<RepairWay> Ways)
{
    /// <summary>The scenario that ends in one of the ways out.</summary>
    public Scenario With(RepairWay way)
    {
        ArgumentNullException.ThrowIfNull(way);
        return Start with { Name = $"{Start.Name}: {way.Title}", Script = [.. Start.Script, way.Act] };
    }
}

/// <summary>The failure cases that the lab can play, with every way out.</summary>
public static class RepairExercises
{
    /// <summary>The codes, in order.</summary>
    public static ImmutableArray<string> Codes { get; } = ["F1", "F2", "F3", "F4", "F5", "F6", "F7"];

    /// <summary>The exercise of a failure case; null where the lab has none: what was lost or stolen (F8, F9) cannot be told from the wire.</summary>
    /// <param name="code">F1 to F7.</param>
    /// <param name="choices">TTLs and instants are those of scripts; null: the usual ones.</param>
    public static RepairExercise? Find(string code, LabChoices? choices = null)
    {
        choices ??= new LabChoices();
        var healthy = choices.DescribeForScript();
        return code switch
        {
            "F1" => Make("bad signatures under a published key", Broken(healthy, "rrsig-expired"), Resign("sign again with the published key")),
            "F2" => Make(
                "the data is signed by a key that is not in the DNSKEY set",
                new Act(choices.Breaks, "a new ZSK signs, and its publication was forgotten") { Internet = Keys(Old(false), New(published: false, signs: true)) },
                Resign("sign again with the old key, which every cache has"),
                Way("publish the missing key", Keys(Old(false), New(published: true, signs: true)))),
            "F3" => Make("the KSK was changed and the DS was not", KskChanged(), Resign("put the old KSK back")),
            "F4" => Make(
                "the KSK was changed, the DS was not, and the old key is lost",
                KskChanged(),
                Way("publish the DS of the new KSK", Ksk(oldHasDs: false, newHasDs: true)),
                Way("withdraw the DS", Ksk(oldHasDs: false, newHasDs: false))),
            "F5" => Make(
                "there is a DS and the zone is unsigned",
                new Act(choices.Breaks, Stripped.Summary) { Internet = healthy, Faults = [Stripped.In(LabChoices.Zone, choices.Ask ?? "www A")] },
                Resign("sign the zone again with the keys that the DS names"),
                Way("withdraw the DS", healthy.With(LabChoices.Zone, zone => zone with { IsSigned = false }))),
            "F6" => Make("a record of the NSEC or NSEC3 chain is missing", Broken(healthy, "denial-cover-missing"), Resign("make the chain anew")),
            "F7" => Make("the signatures begin in the future", Broken(healthy, "rrsig-not-yet-valid"), Resign("sign again with an inception in the past")),
            _ => null,
        };

        RepairExercise Make(string broken, Act trouble, params ImmutableArray<RepairWay> ways) => new(code, broken, new Scenario($"repair {code}", healthy)
        {
            Summary = broken,
            Questions = [trouble.Faults is [var fault, ..] ? fault.Question : LabQuestion.Parse(choices.Ask ?? "www A", LabChoices.Zone)],
            Script = [trouble],
        }, ways);

        Act Broken(InternetDescription plan, string name)
        {
            var fault = FaultCatalogue.Find(name)!;
            return new(choices.Breaks, fault.Summary) { Internet = plan, Faults = [fault.In(LabChoices.Zone)] };
        }

        RepairWay Resign(string title) => Way(title, healthy);
        RepairWay Way(string title, InternetDescription plan) => new(title, new Act(choices.Mends, title) { Internet = plan });

        InternetDescription Keys(params ImmutableArray<KeyDescription> zsks) => healthy.With(LabChoices.Zone, zone => zone with { Keys = [.. zone.Keys.Where(key => key.Role != KeyRole.Zsk), .. zsks] });
        KeyDescription Old(bool signs) => new(KeyRole.Zsk, choices.Algorithm) { Signs = signs };
        KeyDescription New(bool published, bool signs) => new(KeyRole.Zsk, choices.Algorithm) { Name = "2", IsPublished = published, Signs = signs };

        Act KskChanged() => new(choices.Breaks, "a new KSK takes the place of the old one, and the DS still names that") { Internet = Ksk(oldHasDs: true, newHasDs: false) };
        InternetDescription Ksk(bool oldHasDs, bool newHasDs) => healthy.With(LabChoices.Zone, zone => zone with
        {
            Keys =
            [
                .. zone.Keys.Where(key => key.Role == KeyRole.Zsk),
                new KeyDescription(KeyRole.Ksk, choices.Algorithm) { IsPublished = false, Signs = false, HasDs = oldHasDs },
                new KeyDescription(KeyRole.Ksk, choices.Algorithm) { Name = "2", HasDs = newHasDs },
            ],
        });
    }

    private static Fault Stripped { get; } = new("zone-served-unsigned", FaultArea.Keys, "The zone is served as it was before it was signed, and the DS stays.")
    {
        Breaks = ("RFC 4035 §5.2", "a DS says that the child is signed"),
        Expect = _ => new(ExpectedStatus.Bogus),
        AfterSigning = site =>
        {
            foreach (var set in site.Zone.Sets)
            {
                set.Signatures.Clear();
                if (set.Type == RecordType.Dnskey || set.Type == RecordType.Nsec || set.Type == RecordType.Nsec3 || set.Type == RecordType.Nsec3Param)
                {
                    site.Zone.Remove(set.Owner, set.Type);
                }
            }
        },
    };
}
