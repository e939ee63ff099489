using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-bit-flipped</c>.</summary>
internal static class RrsigBitFlippedText
{
    internal static Explanation Explain(RrsigBitFlipped.Found found) => new(
        "one bit of the signature is wrong",
        $"{SignatureWords.Name(found.Check)} verifies with {KeyWords.Name(found.Key)} when bit {found.Bit} of octet {found.Octet} is turned back",
        "load the zone anew from its signer, or sign the RRset again, and test the memory and the storage of the machine that damaged it",
        "so the right key signed these data; the signature was damaged afterwards",
        "octets count from 0, bits from 7, the highest, to 0",
        $"signature octets: {Say.Octets(found.Check.Rrsig.Signature)}");
}
