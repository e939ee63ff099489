using System.Text;
using CsCheck;

namespace DnssecToolkit.Dns.Tests.Messages;

public class MessageTests
{
    private static readonly Question Question = new(DomainName.Parse("example."), RecordType.A);

    public static IEnumerable<byte[]> RealMessages =>
        Directory.EnumerateFiles(Repository.SharedEvidence("real-2026-10-04"), "*.hex", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.SharedEvidence("wire"), "*.hex"))
            .Order(StringComparer.Ordinal)
            .Select(file => Convert.FromHexString(string.Concat(File.ReadLines(file).Where(line => !line.StartsWith('#')).Select(line => line.Trim()))));

    private static IEnumerable<ResourceRecord> Records(Message message) => message.Answer.Concat(message.Authority).Concat(message.Additional);

    private static ResourceRecord Record(string owner, string type, string data) =>
        new(DomainName.Parse(owner), RecordClass.Internet, 60, Rdata.ParseText(RecordType.Parse(type), data).Value);

    private static byte[] Hex(string hex) => Convert.FromHexString(string.Concat(hex.Where(char.IsAsciiHexDigit)));

    [Fact]
    public void Every_real_message_is_read_without_a_defect_and_written_to_a_message_with_the_same_records()
    {
        foreach (var octets in RealMessages)
        {
            var message = Message.Parse(octets).Value;
            var again = Message.Parse(message.ToWire()).Value;

            Assert.Empty(message.Defects);
            Assert.DoesNotContain(Records(message), record => record.Data is MalformedRdata);
            Assert.Equal(Records(message), Records(again));
            Assert.Equal(WithoutSize(message), WithoutSize(again));
        }

        static string WithoutSize(Message message) => message.ToString().Split("\n;; MSG SIZE")[0];
    }

    [Fact]
    public void Every_record_of_every_real_message_reads_back_from_its_text()
    {
        foreach (var record in RealMessages.SelectMany(octets => Records(Message.Parse(octets).Value)))
        {
            Assert.Equal(record, Assert.Single(ZoneFileReader.Parse(record.ToString()).Value));
        }
    }

    [Fact]
    public void A_message_reads_back_from_its_octets() => Generators.Message.Sample(
        message =>
        {
            var read = Message.Parse(message.ToWire()).Value;

            Assert.Empty(read.Defects);
            Assert.Equal(
                (message.Id, message.IsResponse, message.IsAuthoritative, message.IsTruncated, message.RecursionDesired, message.RecursionAvailable, message.AuthenticData),
                (read.Id, read.IsResponse, read.IsAuthoritative, read.IsTruncated, read.RecursionDesired, read.RecursionAvailable, read.AuthenticData));
            Assert.Equal((message.CheckingDisabled, message.ReservedBit, message.ResponseCode, message.Opcode), (read.CheckingDisabled, read.ReservedBit, read.ResponseCode, read.Opcode));
            Assert.Equal(message.Questions, read.Questions);
            Assert.Equal(message.Answer, read.Answer);
            Assert.Equal(message.Authority, read.Authority);
            Assert.Equal(message.Additional, read.Additional);
            Assert.Equal(message.Edns?.Options.Select(option => (option.Code, Convert.ToHexString(option.Data.Span))), read.Edns?.Options.Select(option => (option.Code, Convert.ToHexString(option.Data.Span))));
            Assert.Equal((message.Edns?.UdpPayloadSize, message.Edns?.DnssecOk, message.Edns?.Version), (read.Edns?.UdpPayloadSize, read.Edns?.DnssecOk, read.Edns?.Version));
        },
        iter: Generators.Times(2_000));

    [Fact]
    public void Names_are_compressed_only_where_the_case_is_the_same_so_that_it_survives()
    {
        var message = new Message { Questions = [Question], Answer = [Record("example.", "NS", "ns.example."), Record("EXAMPLE.", "NS", "ns.Example.")] };

        var octets = message.ToWire();

        Assert.Equal(["example.", "EXAMPLE."], Message.Parse(octets).Value.Answer.Select(record => record.Owner.ToString()));
        Assert.Equal("ns.Example.", Message.Parse(octets).Value.Answer[1].Data.ToString());
        Assert.Equal(12 + 13 + (2 + 10 + 5) + (9 + 10 + 12), octets.Length);
    }

    [Fact]
    public void A_cut_message_loses_whole_RRsets_and_says_so()
    {
        var message = new Message
        {
            Questions = [Question],
            Answer = [Record("example.", "A", "192.0.2.1"), Record("example.", "A", "192.0.2.2"), Record("example.", "TXT", $"\"{new string('x', 200)}\""), Record("example.", "TXT", "\"y\"")],
            Authority = [Record("example.", "NS", "ns.example.")],
            Additional = [Record("ns.example.", "A", "192.0.2.3")],
            Edns = new Edns(1232, true),
        };
        var whole = message.ToWire().Length;

        Assert.Equal(whole, message.ToWire(whole).Length);
        for (var size = 12 + 13 + 11; size < whole; size++)
        {
            var cut = Message.Parse(message.ToWire(size)).Value;

            Assert.True(cut.Octets.Length <= size);
            Assert.Empty(cut.Defects);
            Assert.NotNull(cut.Edns);
            Assert.Contains(cut.Answer.Length, new[] { 0, 2, 4 });
            Assert.Equal(cut.Answer.Length < 4 || cut.Authority.IsEmpty, cut.IsTruncated);
            Assert.True(cut.Answer.Length == 4 || cut.Authority.IsEmpty);
        }

        Assert.False(Message.Parse(message.ToWire(whole - 1)).Value.IsTruncated, "glue that is lost is no reason to ask again");
    }

    [Fact]
    public void What_EDNS_says_is_read()
    {
        var message = Message.Parse(Hex(
            "1234 8180 0001 0000 0000 0001" + "07 6578616d706c65 00 0001 0001" +
            "00 0029 04d0 01 00 8000 0034" +
            "0003 0004 6e733031" + "000a 0010 0102030405060708 1112131415161718" + "000f 0008 0007 6578706972 00" + "000f 0002 0016" + "000c 0002 0000")).Value;

        Assert.Empty(message.Defects);
        Assert.Equal((ushort)16, message.ResponseCode.Number);
        Assert.Equal((1232, true, 0), (message.Edns!.UdpPayloadSize, message.Edns.DnssecOk, message.Edns.Version));
        Assert.Equal("ns01", Encoding.ASCII.GetString(message.Edns.Nsid!.Value.Span));
        Assert.Equal(16, message.Edns.Cookie!.Value.Length);
        Assert.Equal(2, message.Edns.PaddingLength);
        Assert.Equal([new ExtendedError(ExtendedErrorCode.SignatureExpired, "expir"), new ExtendedError(ExtendedErrorCode.NoReachableAuthority, "")], message.Edns.ExtendedErrors);
    }

    [Theory]
    [InlineData("", "a message has a header of 12 octets, but there are only 0", 0)]
    [InlineData("1234 8180 0001 0000 0000 00", "a message has a header of 12 octets, but there are only 11", 0)]
    [InlineData("1234 8180 0001 0000 0000 0000", "question 1 of 1: the name runs past the end", 12)]
    [InlineData("1234 8180 0001 0000 0000 0000 c00c 0001 0001", "question 1 of 1: the compression pointer to offset 12 does not point backwards", 12)]
    [InlineData("1234 8180 0001 0000 0000 0000 40 00 0001 0001", "question 1 of 1: the label type of octet 0x40 is not defined", 12)]
    [InlineData("1234 8180 0001 0000 0000 0000 05 6161", "question 1 of 1: a label runs past the end", 12)]
    public void A_message_with_a_damaged_header_or_question_is_refused(string hex, string problem, int offset)
    {
        var error = Message.Parse(Hex(hex)).Error!;

        Assert.Equal((problem, offset), (error.Problem, error.Offset));
    }

    [Fact]
    public void Damage_behind_the_questions_is_told_and_the_rest_kept()
    {
        const string Header = "1234 8180 0001 0002 0000 0000 07 6578616d706c65 00 0001 0001";
        const string Good = "c00c 0001 0001 0000003c 0004 c0000201";

        var cut = Message.Parse(Hex(Header + Good + "c00c 0001 0001 0000003c 0004 c000")).Value;
        Assert.Equal("example. 60 IN A 192.0.2.1", Assert.Single(cut.Answer).ToString());
        Assert.Equal("offset 53: record 2 of 2 in the answer section: the RDATA has 4 octets by its length, but only 2 are left", Assert.Single(cut.Defects).ToString());

        var broken = Message.Parse(Hex(Header + "c00c 0001 0001 0000003c 0003 c00002" + Good)).Value;
        Assert.Empty(broken.Defects);
        Assert.Equal("offset 0: 4 octets are expected, but only 3 are left", Assert.IsType<MalformedRdata>(broken.Answer[0].Data).Error.ToString());
        Assert.Equal("example. 60 IN A 192.0.2.1", broken.Answer[1].ToString());

        var trailing = Message.Parse(Hex(Header + Good + Good + "ffff")).Value;
        Assert.Equal("offset 57: 2 octets follow the last record", Assert.Single(trailing.Defects).ToString());
    }

    [Fact]
    public void Of_several_OPT_records_the_first_counts_and_the_others_are_told()
    {
        var message = Message.Parse(Hex(
            "1234 8180 0000 0001 0000 0002" + "00 0029 0200 00000000 0000" + "00 0029 04d0 00008000 0000" + "01 61 00 0029 04d0 00008000 0000")).Value;

        Assert.Equal(512, message.Edns!.UdpPayloadSize);
        Assert.Equal(
            ["an OPT record does not stand at the root of the additional section", "the message has more than one OPT record", "the message has more than one OPT record"],
            message.Defects.Select(defect => defect.Problem));
    }

    [Fact]
    public void A_damaged_option_is_told_and_those_before_it_are_kept()
    {
        var message = Message.Parse(Hex("1234 8180 0000 0000 0000 0001" + "00 0029 04d0 00008000 0009" + "0003 0001 41" + "0003 0005")).Value;

        Assert.Single(message.Edns!.Options);
        Assert.Equal("offset 32: an EDNS option is damaged: 5 octets are expected, but only 0 are left", Assert.Single(message.Defects).ToString());
    }

    [Fact]
    public void A_pointer_may_lead_to_a_pointer_but_never_forward_or_in_a_circle()
    {
        const string Header = "1234 8180 0001 0001 0000 0000 01 61 00 0001 0001";
        var good = Message.Parse(Hex(Header + "c013 0002 0001 00000000 0002 c00c".Replace("c013", "c00c", StringComparison.Ordinal))).Value;
        Assert.Equal("a. 0 IN NS a.", Assert.Single(good.Answer).ToString());

        var forward = Message.Parse(Hex(Header + "c00c 0002 0001 00000000 0002 c020")).Value;
        Assert.IsType<MalformedRdata>(Assert.Single(forward.Answer).Data);

        var self = Message.Parse(Hex(Header + "c013 0002 0001 00000000 0000")).Value;
        Assert.Equal("record 1 of 1 in the answer section: the compression pointer to offset 19 does not point backwards", Assert.Single(self.Defects).Problem);
    }

    [Fact]
    public void The_text_of_a_message_looks_like_that_of_dig()
    {
        var message = new Message
        {
            Id = 4711,
            IsResponse = true,
            RecursionDesired = true,
            RecursionAvailable = true,
            CheckingDisabled = true,
            ResponseCode = ResponseCode.ServerFailure,
            Questions = [Question],
            Answer = [Record("example.", "A", "192.0.2.1"), Record("example.", "TXT", "\"\\027[31m\"")],
            Authority = [Record("example.", "A", "\\# 3 c00002")],
            Edns = new Edns(
                1232,
                dnssecOk: true,
                [
                    new EdnsOption(EdnsOptionCode.Nsid, "ns\u001b1"u8.ToArray()),
                    new EdnsOption(EdnsOptionCode.Cookie, new byte[8]),
                    Edns.ExtendedErrorOption(new ExtendedError(ExtendedErrorCode.DnssecBogus, "zone \"x\"\u001b[2J\u202e\r\nis bogus \u00e9\u0085")),
                    new EdnsOption(EdnsOptionCode.Padding, new byte[5]),
                    new EdnsOption(new EdnsOptionCode(65001), new byte[] { 1, 2 }),
                ]),
        };

        Snapshot.Matches(Message.Parse(message.ToWire()).Value.ToString(), "servfail-with-ede");
    }

    [Fact]
    public void No_control_character_reaches_the_text() => Generators.Message.Sample(
        message => Assert.DoesNotContain(message.ToString(), character => char.IsControl(character) && character != '\n'),
        iter: Generators.Times(1_500));

    [Fact]
    public void What_does_not_fit_into_a_message_is_refused_and_not_cut()
    {
        Assert.Throws<InvalidOperationException>(() => new Message { ResponseCode = new ResponseCode(16) }.ToWire());
        Assert.Throws<InvalidOperationException>(() => new Message { ResponseCode = new ResponseCode(4096), Edns = new Edns(1232, false) }.ToWire());
        Assert.Throws<ArgumentException>(() => new Edns(1232, false, [new EdnsOption(EdnsOptionCode.Padding, new byte[65_532])]));
        Assert.Equal(65_531, new Edns(1232, false, [new EdnsOption(EdnsOptionCode.Padding, new byte[65_531])]).PaddingLength);
    }
}
