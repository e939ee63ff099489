using System.Globalization;
using System.Text;

namespace DnssecToolkit.Validation.Tests;

/// <summary>Keeps the table of codes true.</summary>
public sealed class CodeTableTests
{
    private static readonly string Path = Repository.PathOf("src", "DnssecToolkit.Validation", "Rules", "CODES.md");

    [Fact]
    public void The_table_of_codes_lists_every_rule()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept")
        {
            File.WriteAllText(Path, table);
        }

        Assert.Equal(table, File.Exists(Path) ? File.ReadAllText(Path).ReplaceLineEndings("\n") : "no file; run the test with SNAPSHOTS=accept");
    }

    [Fact]
    public void A_code_is_in_kebab_case_and_used_by_one_rule()
    {
        Assert.All(RuleBook.All, info => Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)+$", info.Code));
        var rules = typeof(RuleInfo).Assembly.GetTypes()
            .Select(type => type.GetField("Info")?.GetValue(null) as RuleInfo)
            .OfType<RuleInfo>()
            .GroupBy(info => info.Code)
            .Where(group => group.Distinct().Count() > 1);
        Assert.Empty(rules);
    }

    [Fact]
    public void Every_rule_of_the_assembly_is_in_the_book()
    {
        var infos = typeof(RuleInfo).Assembly.GetTypes().Select(type => type.GetField("Info")?.GetValue(null) as RuleInfo).OfType<RuleInfo>();

        Assert.Equal(infos.Select(info => info.Code).Distinct().Order(StringComparer.Ordinal), RuleBook.All.Select(info => info.Code));
    }

    [Fact]
    public void A_rule_says_where_its_sentence_stands() =>
        Assert.All(RuleBook.All, info => Assert.Matches("^RFC [0-9]{4}", info.Reference));

    private static string Table()
    {
        var table = new StringBuilder("""
            # Codes

            Every rule with its severity, the place of its sentence, the extended DNS error that a resolver would send (RFC 8914) and
            the codes of DNSViz for the same flaw. A test keeps this table true; `SNAPSHOTS=accept` writes it anew.

            | Code | Severity | Sentence | Extended error | DNSViz |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var info in RuleBook.All)
        {
            var error = info.ExtendedError is { } code ? $"{code.Number} {code}" : "–";
            var dnsviz = info.DnsvizCodes.IsDefaultOrEmpty ? "–" : string.Join(", ", info.DnsvizCodes);
            table.Append(CultureInfo.InvariantCulture, $"| `{info.Code}` | {info.Severity.ToString().ToLowerInvariant()} | {info.Reference} | {error} | {dnsviz} |\n");
        }

        return table.ToString();
    }
}
