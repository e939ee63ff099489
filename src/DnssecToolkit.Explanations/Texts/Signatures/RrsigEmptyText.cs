using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-empty</c>.</summary>
internal static class RrsigEmptyText
{
    internal static Explanation Explain(RrsigEmpty.Found found) => new(
        "the signature field is empty",
        $"{SignatureWords.Name(found.Check)} has no signature octets",
        "sign the RRset again, and find out which step drops the signature field",
        SignatureWords.Window(found.Check));
}
