using System.Text;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Explanations.Tests.Reports;

/// <summary>The good Internet with a server that tries to write into whatever shows its responses.</summary>
internal static class HostileEvidence
{
    public const string Script = "<script>alert(1)</script>";

    private const string Words = Script + "\" onload=\"alert(1)' ]]>--> &lt;b&gt; |x|`y`[z](javascript:1)";
    private const string Controls = "\u001b]0;owned\u0007\u001b[2J\r\n\b\u0085\u202egnp\u2066\u200f\ufeff";

    /// <summary>A name whose labels hold markup, control octets and UTF-8.</summary>
    public static DomainName NameIn(string zone)
    {
        var name = DomainName.Parse(zone);
        foreach (var label in new[] { Words[..50], Controls, "<!--" + Script })
        {
            Assert.True(name.TryPrepend(Encoding.UTF8.GetBytes(label), out var longer));
            name = longer;
        }

        return name;
    }

    /// <summary>The report on the hostile name, below a signed zone or an unsigned one.</summary>
    public static Report Explain(string zone, string server, RecordType type)
    {
        var question = new Question(NameIn(zone), type);
        var good = RecordedInternet.Capture("good");
        var at = good.End!.Value;
        var query = new Message { Id = 7, Questions = [question], Edns = new Edns(1232, dnssecOk: true) };
        var response = new Message
        {
            Id = 7,
            IsResponse = true,
            IsAuthoritative = true,
            Questions = [question],
            Answer = [new ResourceRecord(question.Name, question.Class, 300, Data(type, zone))],
            Edns = new Edns(1232, dnssecOk: true, [Edns.ExtendedErrorOption(new ExtendedError(ExtendedErrorCode.DnssecBogus, Words + Controls))]),
        };
        var exchange = new Exchange(
            at, new ServerAddress(System.Net.IPAddress.Parse(server)), Transport.Udp, query.ToWire(), new Outcome.Answered(response.ToWire()));
        return Explainer.Explain(Validation.Validator.Diagnose(
            new Capture([.. good.Exchanges, exchange]), question, RecordedInternet.Anchors, RecordedInternet.At, null));
    }

    private static Rdata Data(RecordType type, string zone) => type == RecordType.Cname
        ? new Cname(NameIn("other." + zone))
        : new Txt([Encoding.UTF8.GetBytes(Words), Encoding.UTF8.GetBytes(Controls)]);
}
