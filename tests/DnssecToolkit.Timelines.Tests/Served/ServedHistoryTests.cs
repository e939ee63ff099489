using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests.Served;

public sealed class ServedHistoryTests
{
    private const string Archive =
        "# comment\n"
        + "1\t2026-05-01T00:00Z\t+\taa\t86400\t1\t8\t2\tAABB\n"
        + "2\t2026-05-02T00:00Z\t+\tother\t86400\t9\t8\t2\tFFFF\n"
        + "3\t2026-05-03T00:00Z\t-\taa\t86400\t1\t8\t2\tAABB\n"
        + "3\t2026-05-03T00:00Z\t+\taa\t86400\t2\t13\t2\tCCDD\n"
        + "4\t2026-05-05T00:00Z\t-\taa\t86400\t2\t13\t2\tCCDD\n";

    private static readonly DomainName Child = DomainName.Parse("aa.");
    private static readonly Lazy<ServedHistory> De = new(() => ServedHistory.Of(RecordedEvidence.De));

    [Fact]
    public void A_change_lies_between_the_last_sighting_of_what_was_and_the_first_of_what_is()
    {
        var spans = De.Value.Of(DomainName.Parse("de."), RecordType.Dnskey).GroupBy(span => span.Server).First().ToList();

        Assert.True(spans.Count >= 3);
        Assert.All(spans.Zip(spans.Skip(1)), pair =>
        {
            Assert.Equal(pair.First.LastSeen, pair.Second.NotBefore);
            Assert.Equal(pair.Second.FirstSeen, pair.First.NotAfter);
        });
        Assert.Null(spans[0].NotBefore);
        Assert.Null(spans[^1].NotAfter);
    }

    [Fact]
    public void At_an_instant_between_two_sightings_it_was_either()
    {
        var span = De.Value.Of(DomainName.Parse("de."), RecordType.Dnskey).First();

        Assert.Equal(Certainty.Assumed, span.At(span.FirstSeen.AddDays(-1)));
        Assert.Equal(Certainty.Seen, span.At(span.FirstSeen));
        Assert.Equal(Certainty.Seen, span.At(span.LastSeen));
        Assert.Equal(Certainty.Either, span.At(span.LastSeen.AddTicks(1)));
        Assert.Null(span.At(span.NotAfter!.Value));
    }

    [Fact]
    public void Gaps_stay_gaps()
    {
        var longest = De.Value.Of(DomainName.Parse("de."), RecordType.Soa).SelectMany(span => span.GapsLongerThan(TimeSpan.FromMinutes(30))).ToList();
        var ds = De.Value.Of(DomainName.Parse("de."), RecordType.Ds).SelectMany(span => span.GapsLongerThan(TimeSpan.FromHours(20))).ToList();

        Assert.Empty(longest); // a new serial every ten minutes: no span of one lasts
        Assert.NotEmpty(ds);
        Assert.All(ds, gap => Assert.True(gap.To - gap.From > TimeSpan.FromHours(20)));
    }

    [Fact]
    public void Two_instants_differ_by_the_key_that_was_published_between_them()
    {
        var server = De.Value.Of(DomainName.Parse("de."), RecordType.Dnskey).First().Server;
        var differences = De.Value.Between(RecordedEvidence.Utc("2026-05-02T11:00:00"), RecordedEvidence.Utc("2026-05-03T13:00:00"), server);
        var keys = Assert.Single(differences, difference => difference.Type == RecordType.Dnskey);

        Assert.Equal(DifferenceKind.Data | DifferenceKind.Signatures, keys.Kind);
        Assert.Equal([33834], keys.AddedData.OfType<Dnskey>().Select(Cryptography.KeyTag.Of));
        Assert.Empty(keys.RemovedData);
    }

    [Fact]
    public void Two_servers_differ_while_one_is_repaired_and_the_other_is_not()
    {
        var servers = De.Value.Of(DomainName.Parse("de."), RecordType.Dnskey).Select(span => span.Server).Distinct().ToList();
        var (first, last) = (servers.Single(server => server.ToString() == "198.51.100.1"), servers.Single(server => server.ToString() == "198.51.100.6"));

        var differences = De.Value.Between(first, last, RecordedEvidence.Utc("2026-05-05T22:40:00"));

        Assert.Contains(differences, difference => difference.HashedApex?.ToString() == "de." && difference.AddedSignatures.Any(rrsig => rrsig.KeyTag == 33834));
    }

    [Fact]
    public void The_record_that_flips_the_verdict_between_two_instants_is_found_and_alone()
    {
        var comparison = VerdictComparison.Between(
            RecordedEvidence.De, RecordedEvidence.Ask("amazon.de. A"), RecordedEvidence.AnchorsOfDe, RecordedEvidence.Utc("2026-05-05T19:20:00"), RecordedEvidence.Utc("2026-05-05T20:30:00"));

        Assert.Equal((SecurityStatus.Insecure, SecurityStatus.Bogus), (comparison.Before.Status, comparison.After.Status));
        Assert.Equal("de.", Assert.Single(comparison.Proof!.Minimal).HashedApex?.ToString());
        Assert.Equal(12, comparison.Proof.Minimal[0].Servers.Length);
        Assert.NotEmpty(comparison.Proof.Others);
    }

    [Fact]
    public void The_record_that_makes_one_server_bad_and_another_good_is_found()
    {
        var capture = RecordedEvidence.Of("one-server-bad");
        var servers = capture.Servers.ToDictionary(server => server.ToString());
        var comparison = VerdictComparison.Between(
            capture, RecordedEvidence.Ask("info.nic.example. TXT"), RecordedEvidence.Anchors, servers["127.53.1.1"], servers["127.53.1.2"], RecordedEvidence.Utc("2026-11-24T14:00:00"));

        Assert.Equal((SecurityStatus.Secure, SecurityStatus.Bogus), (comparison.Before.Status, comparison.After.Status));
        Assert.Equal("info.nic.example. TXT", Assert.Single(comparison.Proof!.Minimal) is var record ? $"{record.Owner} {record.Type}" : "");
    }

    [Fact]
    public void What_time_alone_does_is_told_apart_from_records()
    {
        var comparison = VerdictComparison.Between(
            RecordedEvidence.Of("good"), RecordedEvidence.Ask("www.signed.example. A"), RecordedEvidence.Anchors, RecordedEvidence.Utc("2026-11-24T14:00:00"), RecordedEvidence.Utc("2026-12-24T14:00:00"));

        Assert.True(comparison.Proof!.ByTimeAlone);
        Assert.Empty(comparison.Proof.Minimal);
    }

    [Fact]
    public void An_archive_tells_of_each_version_between_which_archived_ones_it_came()
    {
        var history = DsArchive.Read(new StringReader(Archive), "test").Value;
        var spans = history.Of(Child, RecordType.Ds).ToList();

        Assert.Equal([1, 2, null], spans.Select(span => (int?)(span.Set?.Set.Data[0] as Ds)?.KeyTag));
        Assert.Equal([null, "05-02", "05-03"], spans.Select(span => span.NotBefore?.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["05-03", "05-05", null], spans.Select(span => span.NotAfter?.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var changes = history.Changes().Where(change => change.Owner == Child).ToList();
        Assert.Equal(2, changes.Count);
        Assert.Equal(RecordedEvidence.Utc("2026-05-06T00:00:00"), changes[1].HeldUntil);
    }

    [Theory]
    [InlineData("1\t2026-05-01T00:00Z\t+\taa\t86400\t1\t8\t2", "8 fields")]
    [InlineData("1\tyesterday\t+\taa\t86400\t1\t8\t2\tAABB", "\"yesterday\" is no instant")]
    [InlineData("1\t2026-05-01T00:00Z\t*\taa\t86400\t1\t8\t2\tAABB", "neither + nor -")]
    [InlineData("1\t2026-05-01T00:00Z\t+\taa\t86400\t70000\t8\t2\tAABB", "\"70000\" is no key tag")]
    [InlineData("1\t2026-05-01T00:00Z\t+\taa\t86400\t1\t8\t2\tXYZ", "\"XYZ\" is no digest in hex")]
    public void A_line_of_an_archive_that_cannot_be_read_is_told_with_its_number(string line, string problem)
    {
        var error = DsArchive.Read(new StringReader("# comment\n" + line), "test").Error!;

        Assert.Equal(2, error.Line);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_archive_has_the_DS_of_de_unchanged_and_that_of_al_gone_on_3_July()
    {
        using var reader = new StreamReader(Repository.SharedEvidence("root-ds-history.tsv"));
        var history = DsArchive.Read(reader, "root-ds-history").Value;

        Assert.Equal([26755], Assert.Single(history.Of(DomainName.Parse("de."), RecordType.Ds)).Set!.Set.Data.OfType<Ds>().Select(ds => ds.KeyTag));
        var gone = Assert.Single(history.Changes(), change => change.Owner == DomainName.Parse("al.") && change.Difference.Kind == DifferenceKind.Removed);
        Assert.Equal("2026-07-03", gone.NotAfter.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(gone.NotAfter.AddDays(1), gone.HeldUntil);
    }

    [Fact]
    public void An_archive_that_says_otherwise_than_a_server_is_a_contradiction_and_both_stay()
    {
        var wrong = DsArchive.Read(new StringReader("1\t2026-05-01T00:00Z\t+\tde\t86400\t4711\t8\t2\tAABB\n2\t2026-05-06T12:00Z\t+\txx\t86400\t1\t8\t2\tAABB\n"), "wrong").Value;
        var both = De.Value.With(wrong);

        var contradiction = both.Contradictions().First();
        Assert.StartsWith("de. DS at ", contradiction.What, StringComparison.Ordinal);
        Assert.Contains("4711", contradiction.One, StringComparison.Ordinal);
        Assert.Equal(De.Value.Spans.Length + wrong.Spans.Length, both.Spans.Length);
    }

    [Fact]
    public void Sources_that_name_instants_for_the_same_thing_which_do_not_meet_contradict_each_other()
    {
        var history = ServedHistory.Empty.With(ToldEvent.Of(RecordedEvidence.Incident));

        Assert.Equal(["the beginning", "the end"], history.Contradictions().Select(found => found.What));
        Assert.Contains("heise", history.Contradictions()[0].Other, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_served_leads_to_the_checker_of_rollovers()
    {
        var published = De.Value.Published(DomainName.Parse("de."));

        Assert.Equal(["RSASHA256/26755"], published.Ds.Select(span => span.Value.ToString()).Distinct());
        Assert.Contains(published.Keys, span => span.Value.Keys.Count == 3);
        Assert.Contains(published.ZoneSigners, span => span.Value.ToString() == "RSASHA256/33834");

        // The checker goes by tags, and by its tag the key was published in time: what was wrong here only a signature shows.
        var windows = new CacheWindows { DsTtl = TimeSpan.FromDays(1), KeyTtl = TimeSpan.FromHours(1), SignatureTtl = TimeSpan.FromDays(1), NegativeTtl = TimeSpan.FromHours(2) };
        var report = CacheInvariant.Check(published, windows);
        Assert.False(report.HasErrors);

        // It was withdrawn within the TTL of what it had signed, which validators behind a cache may have met.
        Assert.All(report.Breaches, breach => Assert.Equal(PathFlaw.NoKeyForSignature, breach.Flaw));
    }
}
