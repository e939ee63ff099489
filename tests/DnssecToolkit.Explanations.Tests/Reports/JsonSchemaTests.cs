using System.Text.Json;
using System.Text.RegularExpressions;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Explanations.Tests.Reports;

public partial class JsonSchemaTests
{
    /// <summary>Which part of SCHEMA.md describes the members of the objects at a path.</summary>
    private static readonly Dictionary<string, string> Parts = new()
    {
        [""] = "Report",
        ["question"] = "Question",
        ["missing"] = "Missing evidence",
        ["cause"] = "Cause",
        ["cause.consequences[]"] = "Finding in short",
        ["cause.remaining[]"] = "Finding in short",
        ["findings[]"] = "Finding",
        ["servers[]"] = "Server",
        ["servers[].missing"] = "Missing evidence",
        ["servers[].cause"] = "Finding",
        ["servers[].findings[]"] = "Finding",
        ["chain[]"] = "Part of the chain",
        ["chain[].zones[]"] = "Zone",
        ["cost"] = "Cost",
    };

    private static readonly Dictionary<string, HashSet<string>> Documented = ReadSchema();

    public static TheoryData<string> Names => [.. Cases.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_is_documented(string name) => Assert.Empty(Undocumented(Cases.Explain(name)));

    [Fact]
    public void Every_member_of_a_hostile_report_is_documented() =>
        Assert.Empty(Undocumented(HostileEvidence.Explain("nsec3.example.", "127.53.3.1", RecordType.Txt)));

    [Fact]
    public void Every_documented_member_occurs()
    {
        var seen = new HashSet<(string Part, string Member)>();
        foreach (var (name, _, _) in Cases.All)
        {
            using var json = JsonDocument.Parse(Cases.Explain(name).ToJson());
            seen.UnionWith(Members(json.RootElement, ""));
        }

        Assert.Empty(from part in Documented
                     from member in part.Value
                     where !seen.Contains((part.Key, member))
                     select $"{part.Key}: {member}");
    }

    private static IEnumerable<string> Undocumented(Report report)
    {
        using var json = JsonDocument.Parse(report.ToJson());
        return [.. Members(json.RootElement, "").Where(member => !Documented[member.Part].Contains(member.Member)).Select(member => $"{member.Part}: {member.Member}").Distinct()];
    }

    private static IEnumerable<(string Part, string Member)> Members(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(item => Members(item, path + "[]"));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        // A cause has the members of a finding and some of its own.
        var part = Parts[path];
        return element.EnumerateObject().SelectMany(member => Members(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")
            .Prepend((part == "Cause" && Documented["Finding"].Contains(member.Name) ? "Finding" : part, member.Name)));
    }

    private static Dictionary<string, HashSet<string>> ReadSchema()
    {
        var parts = new Dictionary<string, HashSet<string>>();
        var part = "";
        foreach (var line in File.ReadLines(Repository.PathOf("src", "DnssecToolkit.Explanations", "SCHEMA.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                part = line[3..];
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                parts.TryAdd(part, []);
                Assert.True(parts[part].Add(row.Groups[1].Value), $"{part}: {row.Groups[1].Value} is documented twice");
            }
        }

        return parts;
    }

    [GeneratedRegex(@"^\| `(\w+)` \|")]
    private static partial Regex Row();
}
