using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-digest-differs</c>.</summary>
internal static class RrsigDigestDiffersText
{
    internal static Explanation Explain(RrsigDigestDiffers.Found found) => new(
        "the data were changed after they were signed",
        $"{SignatureWords.Name(found.Check)} was made by {KeyWords.Name(found.Key)} over other data than those served",
        "find out what changes the records or the RRSIG between signer and server, then sign again",
        $"digest in the signature: {Convert.ToHexStringLower(found.Reason.Recovered.Span)}",
        $"digest of the data:      {Convert.ToHexStringLower(found.Reason.Computed.Span)}",
        $"covered are the records, their owner and original TTL {found.Check.Rrsig.OriginalTtl}, and every other field of the RRSIG");
}
