using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Tests;

public class DiagnosisViewTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("good", "✓ secure")]
    [InlineData("expired", "✗ bogus")]
    public void A_diagnosis_shows_its_report(string capture, string badge)
    {
        var diagnosis = Diagnose(capture, "www.signed.example.");

        var bundle = ValueDisplay.Of(diagnosis);

        Assert.Equal([MimeTypes.Html, MimeTypes.Markdown, MimeTypes.Plain], bundle.Parts.Select(part => part.MimeType));
        Assert.Contains(badge, bundle[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Equal(Explainer.Explain(diagnosis).ToText().TrimEnd(), bundle.Text);
    }

    [Fact]
    public void The_cause_comes_first_with_its_proof_and_then_chain_servers_and_other_findings()
    {
        var html = ValueDisplay.As(Diagnose("one-server-bad", "example.", RecordType.Soa), MimeTypes.Html)!;

        string[] order = ["dnssec-status", "Chain of trust", "Each server by itself"];
        Assert.Equal(order.Order(Comparer<string>.Create((a, b) => html.IndexOf(a, StringComparison.Ordinal) - html.IndexOf(b, StringComparison.Ordinal))), order);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_and_servers_are_tables_and_data_frames()
    {
        var diagnosis = Diagnose("expired", "www.signed.example.");

        Assert.Contains("rrsig-expired", ValueDisplay.Of(diagnosis.Findings).Text, StringComparison.Ordinal);
        Assert.Contains("rrsig-expired", diagnosis.Findings.ToDataFrame()["code"].Cast<string>());
        Assert.Equal(diagnosis.Servers.Length, diagnosis.Servers.ToDataFrame().Rows.Count);
        Assert.Equal("bogus", Explainer.Explain(diagnosis).Chain.ToDataFrame()["status"].Cast<string>().Last());
    }

    [Fact]
    public void A_chain_shows_its_steps_and_a_status_is_a_badge_in_any_table()
    {
        var diagnosis = Diagnose("expired", "www.signed.example.");

        Assert.Contains("✗ bogus</span>", ValueDisplay.As(diagnosis.Chain, MimeTypes.Html), StringComparison.Ordinal);
        Assert.Contains("✗ bogus</span>", ValueDisplay.As(new[] { new { Name = "x", diagnosis.Status } }, MimeTypes.Html), StringComparison.Ordinal);
        Assert.Equal("Name  Status\n----  ------\nx     bogus", ValueDisplay.Of(new[] { new { Name = "x", diagnosis.Status } }).Text);
    }

    [Fact]
    public void A_finding_shows_its_four_layers()
    {
        var finding = Diagnose("expired", "www.signed.example.").Cause!.Finding;

        Assert.StartsWith("error[rrsig-expired]: ", ValueDisplay.Of(finding).Text, StringComparison.Ordinal);
        Assert.Contains("<code>rrsig-expired</code>", ValueDisplay.As(finding, MimeTypes.Html), StringComparison.Ordinal);
    }

    private static Diagnosis Diagnose(string capture, string name, RecordType? type = null)
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "captures", $"{capture}.pcap"));
        return Validator.Diagnose(
            CaptureReader.Read(stream),
            new Question(DomainName.Parse(name), type ?? RecordType.A, RecordClass.Internet),
            TrustAnchors.Parse(File.ReadAllText(Repository.PathOf("data", "captures", "root.ds"))).Value,
            At);
    }
}
