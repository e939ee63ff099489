using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-signer-above</c>.</summary>
internal static class RrsigSignerAboveText
{
    internal static Explanation Explain(RrsigSignerAbove.Found found) => new(
        "the signature is by a zone above the one that holds the data",
        $"{SignatureWords.Name(found.Check)} names {found.Check.Rrsig.SignersName} as signer, but the data belong to the zone {found.Check.Zone}",
        $"sign the records of {found.Check.Zone} with its own keys under its own name, and remove copies signed as {found.Check.Rrsig.SignersName}",
        $"the zone cut seen in the evidence is {found.Check.Zone}; only its DNSKEY RRset may verify these data");
}
