using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-expires-before-inception</c>.</summary>
internal static class RrsigExpiresBeforeInceptionText
{
    internal static Explanation Explain(RrsigExpiresBeforeInception.Found found) => new(
        "the signature expires before it begins",
        $"{SignatureWords.Name(found.Check)} expires at {Say.Time(found.Check.Rrsig.Expiration.ToInstant(found.Check.At))} but begins only at {Say.Time(found.Check.Rrsig.Inception.ToInstant(found.Check.At))}",
        "sign the zone again with an inception before the expiration",
        $"the fields read {found.Check.Rrsig.Expiration} and {found.Check.Rrsig.Inception}; they are compared by serial number arithmetic (RFC 1982)");
}
