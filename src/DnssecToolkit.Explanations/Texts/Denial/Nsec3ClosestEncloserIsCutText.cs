using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-closest-encloser-is-cut</c>.</summary>
internal static class Nsec3ClosestEncloserIsCutText
{
    internal static Explanation Explain(Nsec3ClosestEncloserIsCut.Found found)
    {
        var check = found.Check;
        var isDname = found.Span.Types.Contains(RecordType.Dname);
        return new Explanation(
            isDname ? "the closest encloser has a DNAME, below which nothing can be denied" : "the closest encloser is a zone cut, below which the parent can deny nothing",
            $"the NSEC3 of {found.Encloser} lists {(isDname ? "DNAME" : "NS without SOA")}",
            isDname
                ? $"answer names below {found.Encloser} with the DNAME and the CNAME made from it"
                : $"answer names below {found.Encloser} with the referral, or from the child zone",
            $"{found.Span.OwnerHash} = H({found.Encloser})",
            DenialWords.Record(found.Span),
            DenialWords.Response(check));
    }
}
