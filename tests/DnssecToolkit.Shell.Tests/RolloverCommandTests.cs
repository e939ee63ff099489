using DnssecToolkit.Timelines;

namespace DnssecToolkit.Shell.Tests;

public class RolloverCommandTests
{
    [Theory]
    [InlineData("zsk-pre-publication", "zsk", "--method", "pre-publication", "--ttl-key", "3600", "--ttl-sig", "86400", "--lifetime", "90d", "--active-since", "2026-09-01")]
    [InlineData("ksk-double-ds", "ksk", "--method", "double-ds", "--registration", "0", "--ttl-ds", "1d", "--publish-safety", "1h", "--retire-safety", "1h")]
    [InlineData("first-signing-under-ch", "first-signing", "--registry", "ch", "--ttl-sig", "20d")]
    [InlineData("algorithm", "algorithm", "--old-algorithm", "8", "--new-algorithm", "ED25519", "--signing", "10m")]
    public async Task A_plan_begins_with_its_headline_and_gives_each_date_its_equation(string name, params string[] arguments)
    {
        var run = await CommandLineRun.Of(["rollover", "plan", .. arguments, "--start", "2026-12-01T00:00Z"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Snapshot.Matches(run.Output, $"rollover-plan-{name}");
    }

    [Fact]
    public async Task Every_method_there_is_can_be_planned_and_its_file_is_safe()
    {
        using var folder = new TemporaryFolder();
        foreach (var method in RolloverMethods.All)
        {
            var plan = await CommandLineRun.Of("rollover", "plan", method.Kind, "--method", method.Name, "--start", "2026-12-01", "--json");
            Assert.Equal((ExitCode.Done, ""), (plan.ExitCode, plan.Error));

            var check = await CommandLineRun.Of("rollover", "check", folder.Write("plan.json", plan.Output), "--strict", method.SafeFor == AlgorithmStrictness.EveryKeyAlgorithm ? "dnskey" : "ds");
            Assert.Equal((ExitCode.Done, ""), (check.ExitCode, check.Error));
            Assert.StartsWith("The plan is safe", check.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_date_moved_forward_is_named_with_its_equation_and_with_what_resolvers_would_see()
    {
        using var folder = new TemporaryFolder();
        var plan = await CommandLineRun.Of("rollover", "plan", "ksk", "--start", "2026-12-01", "--json");
        var hasty = plan.Output.Replace("2026-12-01T01:05:00Z", "2026-12-01T01:00:00Z", StringComparison.Ordinal).Replace("2026-12-03T02:05:00Z", "2026-12-03T00:00:00Z", StringComparison.Ordinal);

        var run = await CommandLineRun.Of("rollover", "check", folder.Write("plan.json", hasty));

        Assert.Equal((ExitCode.Bogus, ""), (run.ExitCode, run.Error));
        Snapshot.Matches(run.Output, "rollover-check-hasty");
    }

    [Theory]
    [InlineData("{", "is no rollover plan: this is not JSON: line 1")]
    [InlineData("""{"schema":1}""", "is no rollover plan: timing: is missing")]
    public async Task A_file_that_is_no_plan_is_unreadable_and_says_why(string text, string reason)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLineRun.Of("rollover", "check", folder.Write("plan.json", text));

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_too_long_to_be_judged_is_indeterminate()
    {
        using var folder = new TemporaryFolder();
        var steps = string.Join(",", Enumerable.Range(0, 1000).Select(index =>
            $$"""{"name":"{{index}}","at":"2026-12-01T{{index / 60 % 24:00}}:{{index % 60:00}}:00Z","changes":[{"action":"{{(index % 2 == 0 ? "publish-key" : "remove-key")}}","key":"more"},{"action":"{{(index % 2 == 0 ? "sign-zone" : "stop-signing-zone")}}","key":"more"}]}"""));
        var plan = $$"""
            {"schema":1,"timing":{"TTLkey":2000000000,"TTLsig":2000000000},"keys":[{"name":"one","role":"csk","algorithm":13},{"name":"more","role":"zsk","algorithm":13}],
             "before":{"ds":["one"],"dnskey":["one"],"dnskeySigners":["one"],"zoneSigners":["one"]},"steps":[{{steps}}]}
            """;

        var run = await CommandLineRun.Of("rollover", "check", folder.Write("plan.json", plan));

        Assert.Equal((ExitCode.Indeterminate, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The plan is too long to be judged to its end", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_not_there_is_unreadable() =>
        Assert.Equal(ExitCode.Unreadable, (await CommandLineRun.Of("rollover", "check", "no-such-plan.json")).ExitCode);

    [Theory]
    [InlineData("there is nothing to plan called \"keys\"", "keys")]
    [InlineData("there is no method \"slowly\" for zsk; choose pre-publication, double-signature or stand-by", "zsk", "--method", "slowly")]
    [InlineData("--ttl-key \"-1\" is not a duration", "zsk", "--ttl-key", "-1")]
    [InlineData("--ttl-key \"1.5s\" is not a duration of whole seconds", "zsk", "--ttl-key", "1.5s")]
    [InlineData("--start \"soon\" is not an instant", "zsk", "--start", "soon")]
    [InlineData("a zsk roll keeps the algorithm", "zsk", "--new-algorithm", "ED25519")]
    [InlineData("that is no algorithm roll", "algorithm", "--old-algorithm", "13")]
    [InlineData("\"MD5\" is not an algorithm", "algorithm", "--old-algorithm", "MD5")]
    [InlineData("nothing is known of how long \"example\" takes", "ksk", "--registry", "example")]
    [InlineData("there is no emergency \"F10\"", "emergency", "--method", "F10")]
    [InlineData("--json is for plans with dates", "emergency", "--json")]
    public async Task What_cannot_be_planned_is_wrong_usage(string complaint, params string[] arguments)
    {
        var run = await CommandLineRun.Of(["rollover", "plan", .. arguments]);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_gets_its_ways_out_the_fastest_first()
    {
        var run = await CommandLineRun.Of("rollover", "plan", "emergency", "--method", "f2", "--propagation", "0");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("F2, the data is signed by a key that is not in the DNSKEY set: sign again with the old key, which every cache has; the last resolver is well 1 h later.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_in_a_plan_do_not_reach_the_terminal_as_they_are()
    {
        using var folder = new TemporaryFolder();
        const string Plan = """
            {"schema":1,"timing":{},"keys":[{"name":"\u001b[2Jk","role":"csk","algorithm":13},{"name":"other","role":"csk","algorithm":13}],
             "before":{"ds":["\u001b[2Jk"],"dnskey":["other"],"dnskeySigners":["other"],"zoneSigners":["other"]},"steps":[]}
            """;

        var run = await CommandLineRun.Of("rollover", "check", folder.Write("plan.json", Plan));

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_out_are_ranked_and_an_unsafe_one_says_until_when()
    {
        using var folder = new TemporaryFolder();
        var population = folder.Write("population.json", """{ "names": 200, "resolvers": [ { "profile": "unbound", "share": 1 } ] }""");

        var run = await CommandLineRun.Of("rollover", "repair", "f2", "--start", "2026-05-05T19:30Z", "--population", population);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Best: sign again with the old key, which every cache has, over everywhere by 2026-05-05 21:31:00 UTC; it fits to whatever caches hold.", run.Output, StringComparison.Ordinal);
        Assert.Contains("not until 2026-05-05 22:30:00 UTC  publish the missing key", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F9", "there is no case \"F9\" that the lab can play; there are F1, F2, F3, F4, F5, F6, F7")]
    [InlineData("F2 --repaired-after 0", "--repaired-after 0 would repair it before anything breaks")]
    [InlineData("F2 --ttl-key soon", "--ttl-key \"soon\" is not a duration of whole seconds")]
    public async Task A_repair_that_cannot_be_tried_is_told_in_one_line(string arguments, string complaint)
    {
        var run = await CommandLineRun.Of(["rollover", "repair", .. arguments.Split(' ')]);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }
}
