using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-no-dnssec-records</c>.</summary>
internal static class ResponseNoDnssecRecordsText
{
    internal static Explanation Explain(ResponseNoDnssecRecords.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "a response from a signed zone has no DNSSEC records at all",
            $"{check.Exchange.Server} answers {check.Question} with neither RRSIG nor NSEC nor NSEC3, and {check.Zone} is signed",
            $"make the servers of {check.Zone} serve the signed zone, and look for a device that strips signatures",
            found.AskedWithDo == true ? "the query had DO set" : "whether the query had DO set was not recorded",
            found.EchoesDo ? "the response has DO set, so the server knows DNSSEC" : found.HasEdns ? "the response has EDNS without DO: the server did not see it, or ignores it" : "the response has no EDNS: the server does not know DNSSEC, or something removed it",
            ExchangeWords.Asked(check.Exchange));
    }
}
