using System.Text;
using DnssecToolkit.Captures.Tests.Support;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests;

/// <summary>What validators say in their logs: real lines in <c>samples/</c>, and their older forms.</summary>
public class ValidationHintTests
{
    [Fact]
    public void Unbound_names_the_question_the_reason_and_the_server()
    {
        var hints = Samples.Read("unbound.log").Hints;

        Assert.Equal(12, hints.Length);
        Assert.Equal("2026-11-24T17:24:32Z www.signed.example. A: signature expired from 127.53.2.1 for key signed.example. while building chain of trust (unbound)", hints[0].ToString());
        Assert.Equal((ExtendedErrorCode.SignatureExpired, "127.53.2.1", 1), (hints[0].Error, hints[0].Server!.ToString(), hints[0].Line));
        Assert.Equal(ExtendedErrorCode.DnskeyMissing, hints[2].Error);
        Assert.Equal(TimeSpan.Zero, hints[0].Uncertainty);
    }

    [Fact]
    public void Bind_tells_of_every_step_and_its_local_time_is_uncertain()
    {
        var hints = Samples.Read("bind.log").Hints;

        Assert.Equal("signed.example. DNSKEY: verify failed due to bad signature (keyid=22294): RRSIG has expired (bind)", hints[0].ToString()[25..]);
        Assert.Equal((new DateTimeOffset(2026, 11, 24, 17, 24, 32, 765, TimeSpan.Zero), TimeSpan.FromHours(14)), (hints[0].At, hints[0].Uncertainty));
        Assert.Contains(hints, hint => hint is { Reason: "broken trust chain", Server: not null } && hint.Name == DomainName.Parse("www.signed.example.") && hint.Type == RecordType.A);
        Assert.Contains(hints, hint => hint.Reason == "bad cache hit (signed.example/DNSKEY)");
        Assert.DoesNotContain(hints, hint => hint.Reason.Contains("starting", StringComparison.Ordinal));
    }

    [Fact]
    public void Bind_that_logs_in_utc_is_certain_of_its_time_and_names_the_queries_that_failed()
    {
        var hints = Samples.Read("bind-iso.log").Hints;
        Assert.All(hints, hint => Assert.Equal(TimeSpan.Zero, hint.Uncertainty));
        Assert.Contains("2026-11-24T17:57:22.149Z www.signed.example. A: broken trust chain (bind)", hints.Where(hint => hint.Server is null).Select(hint => hint.ToString()));
    }

    [Fact]
    public void Knot_resolver_and_powerdns_name_the_question()
    {
        Assert.Contains("plain.example. DS: validation failure (knot-resolver)", Samples.Read("knot-resolver.log").Hints.Select(hint => hint.ToString()));
        Assert.Equal("2026-11-24T17:25:07.875Z www.nsec3.example. A: Bogus - No valid RRSIG (powerdns)", Assert.Single(Samples.Read("powerdns.log").Hints).ToString());
    }

    [Fact]
    public void Delv_tells_the_same_as_bind_without_a_time()
    {
        var hints = Samples.Read("delv-broken.txt").Hints;
        Assert.Equal("signed.example. DNSKEY: verify failed due to bad signature (keyid=22294): RRSIG has expired (delv)", hints[0].ToString());
        Assert.Null(hints[0].At);
    }

    [Theory]
    [InlineData("[1795541072] unbound[3195:0] info: validation failure www.example. A IN", "2026-11-24T17:24:32Z www.example. A: validation failure (unbound)")]
    [InlineData("Nov 24 17:24:32 host unbound: [3195:0] info: validation failure <www.example. A IN>: no keys have a DS with algorithm RSASHA1 from 192.0.2.1", "www.example. A: no keys have a DS with algorithm RSASHA1 from 192.0.2.1 (unbound)")]
    [InlineData("2026-11-24T17:24:32.765Z dnssec: info: validating www.example/A: no valid signature found", "2026-11-24T17:24:32.765Z www.example. A: no valid signature found (bind)")]
    [InlineData("2026-11-24T12:24:32-05:00 host named[1]: validating a/b.example/TXT: got insecure response; parent indicates it should be secure", "2026-11-24T17:24:32Z a/b.example. TXT: got insecure response; parent indicates it should be secure (bind)")]
    [InlineData("Nov 24 17:24:32 host pdns_recursor[1]: Answer to www.example|A for 192.0.2.7:40000 validates as Bogus", "www.example. A: Bogus (powerdns)")]
    public void Older_and_other_forms_are_known(string line, string hint) =>
        Assert.Equal(hint, Assert.Single(Reading.Read(Encoding.UTF8.GetBytes(line + "\n")).Hints).ToString());

    [Theory]
    [InlineData("validating www.example/A: starting")]
    [InlineData("validating www.example/A: marking as secure, noqname proof not needed")]
    [InlineData("validating our parking tickets/permits: failed")]
    [InlineData("loading configuration while resolving 'www.example/A/IN': 192.0.2.1#53")]
    [InlineData("validation failure: in the form")]
    public void What_is_no_failure_of_validation_is_no_hint(string line) =>
        Assert.Empty(Reading.Read(Encoding.UTF8.GetBytes(line + "\n"), new CaptureReaderOptions { Format = CaptureFormat.ResolverLog }).Hints);

    [Fact]
    public void Hints_stay_with_a_capture_that_is_cut_and_merged()
    {
        var log = Samples.Read("unbound.log");
        var merged = new Capture([Sample.Answered(Sample.Noon)]).Merge(log);
        Assert.Equal(12, merged.Between(Sample.Noon, Sample.Noon.AddSeconds(1)).Hints.Length);
    }

    [Fact]
    public void A_log_of_nothing_but_failures_is_read_up_to_a_limit()
    {
        var log = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[1] unbound[1:0] info: validation failure <a. A IN>: x\n", ResolverLogReader.MaximumHints + 2)));
        var capture = Reading.Read(log);
        Assert.Equal(ResolverLogReader.MaximumHints, capture.Hints.Length);
        Assert.Single(capture.Losses);
    }
}
