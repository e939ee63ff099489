using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-no-ns-in-bitmap</c>.</summary>
internal static class NsecNoNsInBitmapText
{
    internal static Explanation Explain(NsecNoNsInBitmap.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response delegates a name whose NSEC record has no NS",
            $"{DenialWords.Record(found.Span)} lists no NS, so {check.Name} is no zone cut of {check.Zone}",
            $"add the NS records of {check.Name} to {check.Zone} and sign it again, or serve the names below from {check.Zone} itself",
            $"the authority section names servers for {check.Name}, which nothing signed confirms",
            DenialWords.Response(check));
    }
}
