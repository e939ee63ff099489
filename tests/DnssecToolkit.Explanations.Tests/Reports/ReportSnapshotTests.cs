namespace DnssecToolkit.Explanations.Tests.Reports;

public class ReportSnapshotTests
{
    public static TheoryData<string> Names => [.. Cases.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_drawing_looks_as_it_did(string name) => Snapshot.Matches(Cases.Explain(name).ToSvg(), name, "svg");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_reads_as_it_did(string name) => Snapshot.Matches(Cases.Explain(name).ToText(), name);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_markdown_reads_as_it_did(string name) => Snapshot.Matches(Cases.Explain(name).ToMarkdown(), name, "md");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_json_is_as_it_was(string name) => Snapshot.Matches(Cases.Explain(name).ToJson(), name, "json");
}
