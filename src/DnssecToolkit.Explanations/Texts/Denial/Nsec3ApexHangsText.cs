using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-apex-hangs</c>.</summary>
internal static class Nsec3ApexHangsText
{
    internal static Explanation Explain(Nsec3ApexHangs.Found found)
    {
        var check = found.Check;
        var zone = check.Zone;
        return new Explanation(
            found.Record is null
                ? "the NSEC3 record of the zone's apex is missing, and with it every negative answer and every unsigned opt-out delegation just below the apex"
                : "the NSEC3 record of the zone's apex has no valid signature, and every negative answer and every unsigned opt-out delegation just below the apex hangs on it",
            found.Record is null
                ? $"no NSEC3 of the response is {found.Owner}: {found.ApexHash} = H({zone}), the closest encloser of {check.Name}"
                : $"{found.Record.Owner} is the NSEC3 of the apex: {found.ApexHash} = H({zone})",
            [
                $"{found.ApexHash} looks like one name among many, but it is the hash of {zone} itself{(check.Iterations is { } iterations ? $" (SHA-1, {Say.Count(iterations, "extra iteration")})" : "")}",
                $"every NXDOMAIN for a name just below {zone} needs this record as proof of the closest encloser, and so does every unsigned delegation there that opt-out left without a record of its own; in a zone that holds delegations, that is all of them",
                "names with a DS, and names with an NSEC3 record of their own, do not need it: signed delegations still work",
                found.Record is { } record ? DenialWords.Record(record) : $"the response brings {Say.Count(found.Others, "other NSEC3 record")}",
                DenialWords.Response(check),
            ],
            found.Record is null
                ? $"make the servers of {zone} send the NSEC3 record {found.Owner} with negative answers; if the zone lacks it, sign it again"
                : $"mend the signature over this one record first (see the finding about it): that brings back all these answers at once");
    }
}
