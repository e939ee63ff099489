using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Tests;

public class DeterminismTests
{
    [Theory]
    [InlineData("good", "www.signed.example.")]
    [InlineData("good", "any.wild.nsec3.example.")]
    [InlineData("one-server-bad", "www.plain.example.")]
    [InlineData("broken-apex-nsec3", "www.plain.example.")]
    [InlineData("missing-nsec3", "nobody.nsec3.example.")]
    public void The_same_capture_gives_the_same_text_and_JSON_again_and_in_any_order_of_its_exchanges(string name, string question)
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "captures", name + ".pcap"));
        var capture = CaptureReader.Read(stream, name);
        var random = new Random(1);

        var expected = Report(capture);

        Assert.Equal(expected, Report(new Capture(capture.Exchanges)));
        Assert.Equal(expected, Report(new Capture(capture.Exchanges.OrderBy(_ => random.Next()))));

        (string Text, string Json, string Markdown) Report(Capture evidence)
        {
            var anchors = TrustAnchors.Parse(File.ReadAllText(Repository.PathOf("data", "captures", "root.ds"))).Value;
            var report = Explainer.Explain(Validator.Diagnose(
                evidence, new Question(DomainName.Parse(question), RecordType.A), anchors, new DateTimeOffset(2026, 11, 24, 14, 0, 0, TimeSpan.Zero)));
            return (report.ToText(), report.ToJson(), report.ToMarkdown());
        }
    }
}
