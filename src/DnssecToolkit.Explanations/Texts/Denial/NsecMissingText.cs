using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-missing</c>.</summary>
internal static class NsecMissingText
{
    internal static Explanation Explain(NsecMissing.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response denies without any proof",
            $"neither NSEC nor NSEC3 shows that {DenialWords.Claim(check)}",
            $"make the servers of {check.Zone} send the NSEC or NSEC3 records of the zone with negative answers and unsigned referrals; a load balancer or a server without DNSSEC in front of them drops such records",
            $"{DenialWords.Response(check)}: no NSEC and no NSEC3 in the authority section");
    }
}
