using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-labels-exceed-owner</c>.</summary>
internal static class RrsigLabelsExceedOwnerText
{
    internal static Explanation Explain(RrsigLabelsExceedOwner.Found found) => new(
        "the signature counts more labels than the owner has",
        $"{SignatureWords.Name(found.Check)} has Labels {found.Check.Rrsig.Labels}, but {found.Check.Subject.Owner} has {found.Check.Subject.Owner.SignedLabelCount}",
        "sign the RRset again, and find out what changed the Labels field or the owner",
        "the Labels field lets a validator find the wildcard behind an answer: it may be smaller than the owner's count, never larger (the root label and a leading * do not count)");
}
