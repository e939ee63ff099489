using DnssecToolkit.Dns;
using static DnssecToolkit.Validation.Tests.Building.Answers.AnswerSubjects;

namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>Aliases, each with one flaw.</summary>
public static class AliasFlaws
{
    private static readonly string LongTarget = string.Join('.', Enumerable.Repeat(new string('t', 60), 4)) + ".";

    private static ResourceRecord[] Redirection => [Record("b.example.", new Dname(Name("c.example.")))];

    public static IEnumerable<AnswerFlaw> All =>
    [
        new("dname-cname-wrong-target", Alias("a.b.example.", "a.c.example.", Redirection, Cname("a.b.example.", "a.d.example."))),
        new("dname-cname-missing", Alias("a.b.example.", "a.c.example.", Redirection)),
        new("dname-target-too-long", Alias("a.long.label.b.example.", null, [Record("b.example.", new Dname(Name(LongTarget)))])),
        new("dname-multiple", Alias("a.b.example.", "a.c.example.", [.. Redirection, Record("b.example.", new Dname(Name("d.example.")))], Cname("a.b.example.", "a.c.example."))),
        new("cname-multiple", Alias("www.example.", "a.example.", [Cname("www.example.", "a.example."), Cname("www.example.", "b.example.")])),
        new("cname-loop", Alias("a.example.", "b.example.", [Cname("a.example.", "b.example.")], null, Cname("b.example.", "a.example."))),
        new("cname-with-other-data", Alias("www.example.", "a.example.", [Cname("www.example.", "a.example.")], null, Address("www.example."))),
        new("dname-ttl-differ", Alias("a.b.example.", "a.c.example.", Redirection, Cname("a.b.example.", "a.c.example.", ttl: 3600))),
        new("dname-cname-ttl-zero", Alias("a.b.example.", "a.c.example.", Redirection, Cname("a.b.example.", "a.c.example.", ttl: 0))),
        new("dname-cname-signed", Alias("a.b.example.", "a.c.example.", Redirection, Cname("a.b.example.", "a.c.example."), Signature("a.b.example.", RecordType.Cname))),
    ];

    /// <summary>Aliases in which nothing is wrong.</summary>
    public static IEnumerable<(string Case, object Subject)> Healthy =>
    [
        ("CNAME", Alias("www.example.", "a.example.", [Cname("www.example.", "a.example.")], null, Address("a.example."))),
        ("DNAME with its CNAME", Alias("a.b.example.", "a.c.example.", Redirection, Cname("a.b.example.", "a.c.example."))),
    ];

    private static ResourceRecord Cname(string owner, string target, uint ttl = 300) => Record(owner, new Cname(Name(target)), ttl);
}
