using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-ancestor-delegation</c>.</summary>
internal static class NsecAncestorDelegationText
{
    internal static Explanation Explain(NsecAncestorDelegation.Found found)
    {
        var check = found.Check;
        var isDname = found.Span.Types.Contains(RecordType.Dname);
        return new Explanation(
            isDname ? "the NSEC record belongs to a DNAME, below which it denies nothing" : "the NSEC record belongs to a zone cut, below which it denies nothing",
            $"{DenialWords.Record(found.Span)} would have to show that {DenialWords.Claim(check)}, but {(isDname ? "the DNAME redirects that name" : "that name lies in the zone below the cut")}",
            isDname
                ? $"answer names below {found.Span.Owner} with the DNAME and the CNAME made from it"
                : $"answer names at and below {found.Span.Owner} with the referral, or from the child zone; a server of both zones must use the child's records",
            isDname ? "DNAME is among its types" : "NS is among its types and SOA is not: this is the parent's side of a zone cut",
            DenialWords.Response(check));
    }
}
