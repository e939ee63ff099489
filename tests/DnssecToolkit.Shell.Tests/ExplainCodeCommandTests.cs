using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Shell.Tests;

public class ExplainCodeCommandTests
{
    [Fact]
    public async Task Without_a_code_all_are_listed_once_and_each_has_its_page()
    {
        var run = await CommandLineRun.Of("explain-code");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        var listed = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();
        Assert.Equal(RuleBook.All.Select(rule => rule.Code).Union(ZoneCodes.All).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        foreach (var code in listed)
        {
            var page = await CommandLineRun.Of("explain-code", code);
            Assert.Equal((ExitCode.Done, ""), (page.ExitCode, page.Error));
            Assert.StartsWith($"# {code}: ", page.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("RRSIG-EXPIRED")]
    [InlineData("error[rrsig-expired]")]
    [InlineData(" rrsig-expired ")]
    public async Task A_code_may_be_written_as_a_report_shows_it(string code)
    {
        var run = await CommandLineRun.Of("explain-code", code);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("# rrsig-expired: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rrsig-expird", "rrsig-expired")]
    [InlineData("expired", "rrsig-expired")]
    [InlineData("rrisg-expired", "rrsig-expired")]
    [InlineData("zone-unsinged", "zone-unsigned")]
    [InlineData("digest-mismatch", "ds-digest-mismatch")]
    public async Task A_code_that_is_nearly_right_gets_the_right_one(string code, string meant)
    {
        var run = await CommandLineRun.Of("explain-code", code);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"dnssec: there is no code \"{code}\"; did you mean {meant}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("../../etc/passwd")]
    public async Task A_code_that_is_like_none_gets_the_list_named(string code)
    {
        var run = await CommandLineRun.Of("explain-code", code);

        Assert.Equal((ExitCode.WrongUsage, $"dnssec: there is no code \"{code}\"; 'dnssec explain-code' lists all\n"), (run.ExitCode, run.Error));
    }
}
