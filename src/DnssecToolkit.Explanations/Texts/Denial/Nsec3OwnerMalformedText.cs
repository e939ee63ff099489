using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-owner-malformed</c>.</summary>
internal static class Nsec3OwnerMalformedText
{
    internal static Explanation Explain(Nsec3OwnerMalformed.Found found)
    {
        return new Explanation(
            "the owner of an NSEC3 record is not a hash below the zone",
            $"{found.Owner} is not one label of 32 base32hex characters below {found.Check.Zone}",
            $"sign {found.Check.Zone} again",
            "the record can neither match nor cover a name",
            DenialWords.Response(found.Check));
    }
}
