using CsCheck;

namespace DnssecToolkit.Timelines.Tests;

public class PlanTests
{
    private static readonly DateTimeOffset Start = RandomTimings.Start;

    [Theory]
    [MemberData(nameof(RandomTimings.Methods), MemberType = typeof(RandomTimings))]
    public void The_table_of_every_method_is_as_reviewed(string kind, string name)
    {
        var plan = RolloverPlanner.Plan(RolloverMethods.Find(kind, name)!, new RolloverTiming { Dsgn = TimeSpan.FromMinutes(10) }, Start);

        Snapshot.Matches($"{PlanText.Headline(plan)}\n\n{PlanText.Table(plan)}", $"plan-{kind}-{name}");
    }

    [Fact]
    public void A_plan_survives_its_file() =>
        Gen.Select(RandomTimings.Method, RandomTimings.Any).Sample(
            (method, timing) =>
            {
                var plan = RolloverPlanner.Plan(method, timing with { Lzsk = TimeSpan.FromDays(30) }, Start);
                var read = PlanJson.Read(PlanJson.Write(plan));
                Assert.Equal((plan.Method, plan.Timing, plan.Before), (read.Method, read.Timing, read.Before));
                Assert.Equal(plan.Steps.Select(step => (step.Name, step.At, step.What, step.Waits.Length)), read.Steps.Select(step => (step.Name, step.At, step.What, step.Waits.Length)));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void What_is_published_follows_the_steps()
    {
        var plan = RolloverPlanner.Plan(ZskPrePublication.Method, new RolloverTiming(), Start);

        Assert.Equal(plan.Before, plan.At(Start - RandomTimings.Second));
        Assert.Equal("ksk, zsk-new, zsk-old (signed by ksk)", plan.At(Start).Keys.ToString());
        Assert.Equal("zsk-old", plan.At(plan.Steps[1].At - RandomTimings.Second).ZoneSigners.ToString());
        Assert.Equal("zsk-new", plan.At(plan.Steps[1].At).ZoneSigners.ToString());
    }

    [Fact]
    public void A_DS_may_change_at_any_time_until_the_registration_delay_is_over()
    {
        var plan = RolloverPlanner.Plan(KskDoubleKsk.Method, new RolloverTiming(), Start);
        var submitted = plan.Step("Tsbm(N+1)")!.At;

        Assert.Equal([(DateTimeOffset.MinValue, submitted + plan.Timing.Dreg), (submitted, null)], plan.History().Ds.Select(span => (span.From, span.Until)));
    }

    [Fact]
    public void Two_days_too_early_are_two_days_in_words()
    {
        var plan = RolloverPlanner.Plan(KskDoubleDs.Method, new RolloverTiming(), Start);
        var review = PlanReview.Of(plan.Moved("Tact(N+1)", Start.AddHours(1)));

        Assert.Equal(
            "Tact(N+1) at 2026-12-01 01:00 UTC is 2 d too early: not before 2026-12-03 01:00 UTC, which is Tsbm(N+1) + Dreg + IpubP = Dreg + DprpP + TTLds = 2 d 1 h (RFC 7583 §3.3.2)",
            Assert.Single(review.TooEarly).ToString());
        Assert.StartsWith("The plan is not safe: some resolvers find the zone bogus from 2026-12-01 01:00 UTC to 2026-12-03 01:00 UTC.", PlanText.Headline(review), StringComparison.Ordinal);
    }

    [Fact]
    public void A_safety_margin_that_is_not_kept_is_named_though_no_resolver_fails()
    {
        var timing = new RolloverTiming { PublishSafety = TimeSpan.FromHours(1) };
        var plan = RolloverPlanner.Plan(ZskPrePublication.Method, timing, Start);
        var review = PlanReview.Of(plan.Moved("Tact(N+1)", plan.Steps[1].At - TimeSpan.FromMinutes(30)));

        Assert.True(review.Invariant.Holds);
        Assert.Equal("Ipub = Dprp + TTLkey + publish-safety", Assert.Single(review.TooEarly).Wait.Interval.Equation);
        Assert.StartsWith("No cache can hold what does not fit", PlanText.Headline(review), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "this is not JSON: line 1, octet 1")]
    [InlineData("[]", "a plan is a JSON object")]
    [InlineData("{}", "schema: is missing")]
    [InlineData("""{"schema":2}""", "schema: 2 is not known; this reads schema 1")]
    [InlineData("""{"schema":1,"kind":"zsk","method":"slowly"}""", "method: there is no method \"zsk slowly\"")]
    [InlineData("""{"schema":1,"timing":{"TTLkey":-1}}""", "timing.TTLkey: not a whole number of seconds")]
    [InlineData("""{"schema":1,"timing":{"TTLzone":1}}""", "timing.TTLzone: there is no such value")]
    [InlineData("""{"schema":1,"timing":{}}""", "keys: is missing")]
    [InlineData("""{"schema":1,"timing":{},"keys":[{"name":"a","role":"queen"}]}""", "keys[0].role: \"queen\" is none of zsk, ksk, csk")]
    [InlineData("""{"schema":1,"timing":{},"keys":[{"name":"a","role":"zsk","algorithm":256}]}""", "keys[0].algorithm: not a number from 0 to 255")]
    [InlineData("""{"schema":1,"timing":{},"keys":[],"before":{"ds":["a"]}}""", "before.ds[0]: a is not the name of one of the keys")]
    [InlineData("""{"schema":1,"timing":{},"keys":[],"before":{"ds":[],"dnskey":[],"dnskeySigners":[],"zoneSigners":[]},"steps":[{"name":"x","at":"soon","changes":[]}]}""", "steps[0].at: \"soon\" is not an instant")]
    [InlineData("""{"schema":1,"kind":"zsk","method":"pre-publication","timing":{},"keys":[],"before":{"ds":[],"dnskey":[],"dnskeySigners":[],"zoneSigners":[]},"steps":[]}""", "steps: zsk pre-publication has a step Tpub(N+1), which is not there")]
    public void A_file_that_is_no_plan_is_refused_with_place_and_reason(string text, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => PlanJson.Read(text));

        Assert.StartsWith(reason, failure.Message, StringComparison.Ordinal);
    }
}
