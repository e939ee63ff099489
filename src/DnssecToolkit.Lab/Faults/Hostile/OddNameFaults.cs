using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Names and aliases made to loop, or to fool whoever reads a report: all of it well signed.</summary>
internal static class OddNameFaults
{
    private static readonly (string Section, string Sentence) Loops = Rfc.Quote("1034 §3.6.2", "CNAME chains should be followed and CNAME loops signalled as an error.");

    private static readonly (string Section, string Sentence) AnyOctets = Rfc.Says("2181 §11", "Any octets may stand in a label; only the lengths are limited.");

    private static readonly string Longest = string.Join('.', new string('a', 63), new string('b', 63), new string('c', 63), new string('d', 47));

    public static IEnumerable<Fault> All =>
    [
        new("cname-to-itself", FaultArea.Hostile, "An alias leads to itself.")
        {
            Breaks = Loops,
            Ask = "self A",
            Expect = _ => new(ExpectedStatus.Indeterminate) { Must = ["cname-loop"] },
            Contents = site => site.Zone.Add("self CNAME self\n"),
        },
        new("cname-loop", FaultArea.Hostile, "Three aliases lead round in a circle.")
        {
            Breaks = Loops,
            Ask = "one A",
            Expect = _ => new(ExpectedStatus.Indeterminate) { Must = ["cname-loop"] },
            Contents = site => site.Zone.Add("one CNAME two\ntwo CNAME three\nthree CNAME one\n"),
        },
        new("cname-loop-across-zones", FaultArea.Hostile, "An alias leads to the zone above, and an alias there leads back.")
        {
            Breaks = Loops,
            Ask = "loop A",
            Needs = zone => zone.Apex.IsRoot ? "the root has no parent" : null,
            Expect = _ => new(ExpectedStatus.Indeterminate) { Must = ["cname-loop"] },
            Contents = site =>
            {
                var above = site.Parent.Name("loop");
                site.Zone.Add(site.Zone.Name("loop"), new Cname(above));
                site.Parent.Add(above, new Cname(site.Zone.Name("loop")));
            },
        },
        new("cname-chain-too-long", FaultArea.Hostile, "Twenty aliases lead on one after the other before an address comes.")
        {
            Breaks = Loops,
            Ask = "c1 A",
            Expect = _ => new(ExpectedStatus.Indeterminate),
            Contents = site => site.Zone.Add(string.Concat(Enumerable.Range(1, 20).Select(number => $"c{number} CNAME c{number + 1}\n")) + "c21 A 192.0.2.21\n"),
        },
        new("cname-chain-of-ten", FaultArea.Hostile, "Ten aliases lead on one after the other, which is long but allowed.")
        {
            Breaks = Loops,
            Ask = "c1 A",
            Expect = _ => new(ExpectedStatus.Secure) { MustNot = ["cname-loop"] },
            Contents = site => site.Zone.Add(string.Concat(Enumerable.Range(1, 10).Select(number => $"c{number} CNAME c{number + 1}\n")) + "c11 A 192.0.2.21\n"),
        },
        Named("name-of-control-characters", @"\027[31m\007\010\013", "A name holds control characters and a terminal's escape sequence."),
        Named("name-of-markup", @"<script>alert\(1\)</script>", "A name holds a script tag."),
        Named("name-of-right-to-left-marks", @"\226\128\174moc", "A name holds the mark that turns the direction of writing."),
        Named("name-of-dots-and-slashes", @"\.\.\/\.\.\/etc", "A name holds dots and slashes, as a path would."),
        Named("name-of-percent-signs", "%s%n$HOME`id`", "A name holds what formats and shells would replace."),
        new("name-of-255-octets", FaultArea.Hostile, "A name has as many octets as a name may have.")
        {
            Breaks = AnyOctets,
            Ask = "long CNAME",
            Expect = _ => new(ExpectedStatus.Secure),
            Contents = site => site.Zone.Add(site.Zone.Name("long"), new Cname(DomainName.Parse($"{Longest}.{new string('e', 12)}."))),
        },
        new("text-of-markup", FaultArea.Hostile, "A TXT record holds markup, escapes and a line end.")
        {
            Breaks = AnyOctets,
            Ask = "markup TXT",
            Expect = _ => new(ExpectedStatus.Secure),
            Contents = site => site.Zone.Add("markup TXT \"<img src=x onerror=alert\\(1\\)>\" \"\\027]0;title\\007\" \"\\010\\013\"\n"),
        },
    ];

    private static Fault Named(string name, string label, string summary) => new(name, FaultArea.Hostile, summary)
    {
        Breaks = AnyOctets,
        Ask = $"{label} A",
        Expect = _ => new(ExpectedStatus.Secure),
        Contents = site => site.Zone.Add(site.Zone.Name(label), new A(System.Net.IPAddress.Parse("192.0.2.13"))),
    };
}
