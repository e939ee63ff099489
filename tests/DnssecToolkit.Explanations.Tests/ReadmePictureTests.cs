using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Tests;

public class ReadmePictureTests
{
    [Fact]
    public void The_picture_of_the_readme_is_what_the_toolkit_draws()
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "captures", "broken-apex-nsec3.pcap"));
        var anchors = TrustAnchors.Parse(File.ReadAllText(Repository.PathOf("data", "captures", "root.ds"))).Value;
        var picture = Repository.PathOf("data", "pictures", "broken-apex-nsec3.svg");

        var svg = Explainer.Explain(Validator.Diagnose(
            CaptureReader.Read(stream, "broken-apex-nsec3.pcap"),
            new Question(DomainName.Parse("www.plain.example."), RecordType.A),
            anchors,
            new DateTimeOffset(2026, 11, 24, 14, 0, 0, TimeSpan.Zero))).ToSvg();

        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept")
        {
            File.WriteAllText(picture, svg);
        }

        Assert.Equal(File.ReadAllText(picture), svg);
    }
}
