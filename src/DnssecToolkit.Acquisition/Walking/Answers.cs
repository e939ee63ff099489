using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>What a response says beside referring further.</summary>
internal static class Answers
{
    /// <summary>Whether the response decides anything: an answer, or that there is none.</summary>
    public static bool IsUsable(Message response) =>
        response.IsResponse
        && (response.ResponseCode == ResponseCode.NoError || response.ResponseCode == ResponseCode.NameError || response.ResponseCode == ResponseCode.NameExists);

    /// <summary>Where an alias in the response leads that was not asked for as such (RFC 1034 §3.6.2, RFC 6672 §3.2); null without one.</summary>
    public static DomainName? AliasTarget(Message response, Question question)
    {
        if (question.Type == RecordType.Cname || question.Type == RecordType.Any)
        {
            return null;
        }

        foreach (var record in response.Answer)
        {
            if (record.Data is Cname cname && record.Owner == question.Name)
            {
                return cname.Target;
            }
        }

        foreach (var record in response.Answer)
        {
            if (record.Data is Dname dname && question.Name.TryRebase(record.Owner, dname.Target, out var target))
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>Zones between a zone and a name of which the response shows traces: the SOA of one, or signatures in its name.</summary>
    public static IEnumerable<DomainName> ZonesBetween(Message response, DomainName zone, DomainName name) => response.Answer
        .Concat(response.Authority)
        .Select(record => record.Data switch
        {
            Soa => record.Owner,
            Rrsig rrsig => rrsig.SignersName,
            _ => zone,
        })
        .Where(apex => apex.IsBelow(zone) && name.IsAtOrBelow(apex))
        .Distinct();
}
