using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Proofs by NSEC (RFC 4035 §5.4, RFC 6840 §4, RFC 6672 §5.3.4, RFC 9824).</summary>
public class NsecTests
{
    private static readonly SignedZone Zone = new("n.", """
        alias CNAME www
        dn DNAME other.
        b.ent A 192.0.2.1
        ns1 A 192.0.2.2
        sub NS ns1.other.
        www A 192.0.2.3
        z A 192.0.2.4
        """);

    private static readonly TestInternet Internet = new(Zone, new SignedZone("one.", ""));

    [Theory]
    [InlineData("0.n. A", ResponseKind.NameError)]
    [InlineData("nope.n. A", ResponseKind.NameError)]
    [InlineData("a.b.c.nope.n. A", ResponseKind.NameError)]
    [InlineData("zz.n. A", ResponseKind.NameError)]
    [InlineData("below.www.n. A", ResponseKind.NameError)]
    [InlineData("x.one. A", ResponseKind.NameError)]
    [InlineData("www.n. AAAA", ResponseKind.NoData)]
    [InlineData("n. AAAA", ResponseKind.NoData)]
    [InlineData("z.n. AAAA", ResponseKind.NoData)]
    [InlineData("ent.n. A", ResponseKind.NoData)]
    [InlineData("one. A", ResponseKind.NoData)]
    [InlineData("sub.n. DS", ResponseKind.NoData)]
    [InlineData("www.n. DS", ResponseKind.NoData)]
    [InlineData("nope.n. DS", ResponseKind.NameError)]
    public void What_is_absent_is_proved_absent_and_without_any_of_the_proofs_records_it_is_not(string question, ResponseKind kind)
    {
        var diagnosis = Internet.Diagnose(question);
        Assert.Equal(("Secure", kind), (diagnosis.Summary(), diagnosis.Response().Kind));

        foreach (var owner in diagnosis.Response().Denial!.Used.Select(record => record.Check.Subject.Owner))
        {
            var without = Internet.Diagnose(question, message => message.Question == TestInternet.Ask(question)
                ? Evidence.Without(message, record => record.Owner == owner && (record.Type == RecordType.Nsec || record.Data is Rrsig { TypeCovered.Number: 47 }))
                : null);
            Assert.True(without.Status == SecurityStatus.Bogus, $"{question} without the NSEC of {owner}: {without}");
        }
    }

    [Fact]
    public void A_name_error_for_an_empty_non_terminal_is_bogus() =>
        Assert.Equal(
            SecurityStatus.Bogus,
            Internet.Diagnose("ent.n. A", message => message.Question == TestInternet.Ask("ent.n. A") && message.IsAuthoritative ? Evidence.With(message, code: ResponseCode.NameError) : null).Status);

    [Fact]
    public void The_parents_NSEC_at_a_cut_denies_no_name_of_the_child()
    {
        var diagnosis = Forged("www.sub.n. A", ResponseCode.NameError, "sub.n.", "n.");

        Assert.Equal("Bogus nsec-ancestor-delegation", diagnosis.Summary());
    }

    [Fact]
    public void The_parents_NSEC_at_a_cut_denies_no_type_of_the_child()
    {
        var diagnosis = Forged("sub.n. A", ResponseCode.NoError, "sub.n.");

        Assert.Equal("Bogus nsec-from-parent-side", diagnosis.Summary());
        Assert.Equal([DenialPart.RightSideOfCut], diagnosis.MissingParts());
    }

    [Fact]
    public void The_NSEC_of_a_DNAME_denies_no_name_below_it() =>
        Assert.Equal("Bogus nsec-ancestor-delegation", Forged("www.dn.n. A", ResponseCode.NameError, "dn.n.", "n.").Summary());

    [Fact]
    public void The_NSEC_of_a_CNAME_denies_no_type() =>
        Assert.Equal("Bogus nsec-cname-in-bitmap", Forged("alias.n. A", ResponseCode.NoError, "alias.n.").Summary());

    [Fact]
    public void An_NSEC_that_lists_the_type_does_not_deny_it() =>
        Assert.Equal("Bogus nsec-type-in-bitmap", Forged("www.n. A", ResponseCode.NoError, "www.n.").Summary());

    [Fact]
    public void The_NSEC_of_a_name_that_exists_is_no_name_error() =>
        Assert.Equal("Bogus nsec-name-exists", Forged("www.n. A", ResponseCode.NameError, "www.n.", "n.").Summary());

    [Fact]
    public void An_NSEC_whose_next_name_does_not_follow_proves_nothing_beyond_its_owner()
    {
        var zone = new SignedZone("n.", "www A 192.0.2.1")
        {
            BeforeSigning = records => records.RemoveAll(record => record.Type == RecordType.Nsec),
        };
        var internet = new TestInternet(zone);
        var types = TypeBitmap.Of([RecordType.A, RecordType.Nsec, RecordType.Rrsig]);
        var authority = zone.Signed("m.n.", new Nsec(DomainName.Parse("a.n."), types)).Concat(zone.Signed("n.", new Nsec(DomainName.Parse("a.n."), types)));

        Assert.Equal(
            SecurityStatus.Bogus,
            internet.Diagnose("x.n. A", message => message.Question == TestInternet.Ask("x.n. A") && message.IsAuthoritative ? Evidence.With(message, authority: [.. authority]) : null).Status);
    }

    [Fact]
    public void The_case_of_letters_in_the_next_name_is_signed_as_it_is_by_RFC_6840_5_1()
    {
        var diagnosis = Internet.Diagnose("nope.n. A", message => message.Question!.Name != DomainName.Parse("nope.n.") ? null
            : Evidence.Map(message, record => [record.Data is Nsec nsec ? record with { Data = new Nsec(DomainName.Parse(nsec.NextDomainName.ToString().ToUpperInvariant()), nsec.Types) } : record]));

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
    }

    [Fact]
    public void Compact_denial_of_a_name_is_a_name_error_whatever_the_response_code_by_RFC_9824_3_1()
    {
        var types = TypeBitmap.Of([RecordType.Rrsig, RecordType.Nsec, RecordType.Nxname]);
        foreach (var code in new[] { ResponseCode.NoError, ResponseCode.NameError })
        {
            var diagnosis = Made("no-such-name.n. A", code, "no-such-name.n.", new Nsec(DomainName.Parse("\\000.no-such-name.n."), types));

            Assert.Equal(("Secure", ResponseKind.NameError), (diagnosis.Summary(), diagnosis.Response().Kind));
            Assert.Equal(DenialMechanism.Compact, diagnosis.Response().Denial!.Mechanism);
        }
    }

    [Fact]
    public void Compact_denial_of_a_type_lists_the_types_of_the_name_by_RFC_9824_3_2()
    {
        var types = TypeBitmap.Of([RecordType.A, RecordType.Rrsig, RecordType.Nsec]);
        var nsec = new Nsec(DomainName.Parse("\\000.www.n."), types);

        Assert.Equal(("Secure", ResponseKind.NoData), (Made("www.n. AAAA", ResponseCode.NoError, "www.n.", nsec).Summary(), Made("www.n. AAAA", ResponseCode.NoError, "www.n.", nsec).Response().Kind));
        Assert.Equal("Bogus nsec-type-in-bitmap", Made("www.n. A", ResponseCode.NoError, "www.n.", nsec).Summary());
    }

    [Fact]
    public void Compact_denial_of_an_empty_non_terminal_has_no_types_by_RFC_9824_3_3()
    {
        var nsec = new Nsec(DomainName.Parse("\\000.ent.n."), TypeBitmap.Of([RecordType.Rrsig, RecordType.Nsec]));

        Assert.Equal("Secure", Made("ent.n. A", ResponseCode.NoError, "ent.n.", nsec).Summary());
    }

    [Fact]
    public void RFC_6672_5_3_4_1_invalid_name_error_response_caused_by_DNAME_in_bitmap()
    {
        var with = Bitmap(RecordType.Dname);
        var without = Bitmap(RecordType.Txt);

        Assert.Equal(SecurityStatus.Bogus, with.Status);
        Assert.Equal(SecurityStatus.Secure, without.Status);

        static Diagnosis Bitmap(RecordType type) => Made(
            "foo.bar.n. A", ResponseCode.NameError, "bar.n.", new Nsec(DomainName.Parse("dub.n."), TypeBitmap.Of([RecordType.A, type, RecordType.Nsec, RecordType.Rrsig])));
    }

    [Fact]
    public void RFC_6672_5_3_4_2_valid_name_error_response_involving_DNAME_in_bitmap() =>
        Assert.Equal(
            "Secure",
            Made(
                "cee.n. A", ResponseCode.NameError,
                ("bar.n.", new Nsec(DomainName.Parse("dub.n."), TypeBitmap.Of([RecordType.A, RecordType.Dname, RecordType.Nsec, RecordType.Rrsig]))),
                ("n.", new Nsec(DomainName.Parse("bar.n."), TypeBitmap.Of([RecordType.Soa, RecordType.Ns, RecordType.Nsec, RecordType.Rrsig])))).Summary());

    /// <summary>A denial made of the zone's own NSEC records, which a server of the zone would not give here; nothing else tells of a zone cut.</summary>
    private static Diagnosis Forged(string question, ResponseCode code, params string[] owners)
    {
        var signed = Zone.Sign();
        var authority = signed.Where(record => record.Type == RecordType.Nsec || record.Data is Rrsig { TypeCovered.Number: 47 })
            .Where(record => owners.Contains(record.Owner.ToString()));
        return Judge(question, code, authority);
    }

    private static Diagnosis Made(string question, ResponseCode code, string owner, Nsec nsec) => Made(question, code, (owner, nsec));

    private static Diagnosis Made(string question, ResponseCode code, params (string Owner, Nsec Data)[] records) =>
        Judge(question, code, records.SelectMany(record => Zone.Signed(record.Owner, record.Data)));

    private static Diagnosis Judge(string question, ResponseCode code, IEnumerable<ResourceRecord> authority)
    {
        var asked = TestInternet.Ask(question);
        var keys = Internet.Record("n. SOA").Exchanges;
        var soa = Zone.Sign().Where(record => record.Owner == Zone.Apex && (record.Type == RecordType.Soa || record.Data is Rrsig { TypeCovered.Number: 6 }));
        var template = Internet.Record("www.n. TXT").Exchanges.Last(exchange => exchange.Response!.IsAuthoritative);
        var query = new Message { Questions = [asked], Edns = new Edns(1232, dnssecOk: true) };
        var response = new Message
        {
            IsResponse = true,
            IsAuthoritative = true,
            ResponseCode = code,
            Questions = [asked],
            Authority = [.. soa, .. authority],
            Edns = query.Edns,
        };
        var exchange = new Exchange(template.At, template.Server, Transport.Udp, query.ToWire(), new Outcome.Answered(response.ToWire()));
        return Validator.Diagnose(new Capture([.. keys, exchange]), asked, Internet.Anchors, TestInternet.Noon);
    }
}
