using System.Globalization;

namespace DnssecToolkit.Shell.Tests;

public sealed class TrustAnchorOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Forms => new()
    {
        { "DS line", ". IN DS {0} {1} {2} {3}\n" },
        { "DS line with a comment", "; the root\n. 86400 IN DS {0} {1} {2} ( {3} ) ; KSK\n" },
        { "BIND", "trust-anchors {{\n  \".\" static-ds {0} {1} {2} \"{3}\"; // KSK\n}};\n" },
        { "Unbound", "server:\n  trust-anchor: \". DS {0} {1} {2} {3}\"\n" },
        { "IANA", "<?xml version=\"1.0\"?><TrustAnchor id=\"x\" source=\"y\"><Zone>.</Zone><KeyDigest id=\"k\" validFrom=\"2020-01-01T00:00:00+00:00\"><KeyTag>{0}</KeyTag><Algorithm>{1}</Algorithm><DigestType>{2}</DigestType><Digest>{3}</Digest></KeyDigest></TrustAnchor>" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Anchors_are_read_in_the_form_that_is_at_hand(string form, string pattern)
    {
        var fields = (await File.ReadAllTextAsync(SmallInternet.RootAnchor, TestContext.Current.CancellationToken)).Split(' ', StringSplitOptions.TrimEntries)[3..];
        var file = _folder.Write("anchor", string.Format(CultureInfo.InvariantCulture, pattern, fields));

        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", file, "--at", SmallInternet.Instant);

        Assert.True(run is { ExitCode: ExitCode.Done, Error: "" }, $"{form}: {run.Error}");
        Assert.Contains("is secure", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_give_all_their_anchors_together()
    {
        var other = _folder.Write("other.ds", "other. IN DS 1 8 2 " + new string('0', 64) + "\n");

        var run = await CommandLineRun.Of(
            "explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", other, "--trust-anchor", SmallInternet.RootAnchor, "--at", SmallInternet.Instant);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("", "There is no trust anchor here")]
    [InlineData("example. A 192.0.2.1\n", "A trust anchor is a DS or a DNSKEY record")]
    [InlineData(". IN DS 1 8\n", "line 1")]
    public async Task What_holds_no_anchor_is_unreadable_and_the_place_is_told(string text, string complaint)
    {
        var file = _folder.Write("anchor", text);

        var run = await CommandLineRun.Of("explain", "www.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", file);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"dnssec: no trust anchor can be read from {file}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await CommandLineRun.Of("explain", "www.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", "nowhere.ds");

        Assert.Equal((ExitCode.Unreadable, "", "dnssec: there is no file nowhere.ds\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_folder_is_not_taken_for_a_file()
    {
        var folder = Repository.PathOf("data");

        var run = await CommandLineRun.Of("explain", "www.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", folder);

        Assert.Equal((ExitCode.Unreadable, "", $"dnssec: {folder} is a folder, not a file\n"), (run.ExitCode, run.Output, run.Error));
    }

    public void Dispose() => _folder.Dispose();
}
