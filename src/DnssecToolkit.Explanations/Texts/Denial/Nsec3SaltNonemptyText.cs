using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-salt-nonempty</c>.</summary>
internal static class Nsec3SaltNonemptyText
{
    internal static Explanation Explain(Nsec3SaltNonempty.Found found)
    {
        return new Explanation(
            "the NSEC3 records have a salt",
            $"{found.Check.Zone} hashes its names with the salt {Say.Octets(found.Salt)}",
            $"sign {found.Check.Zone} again without a salt (NSEC3PARAM 1 0 0 -)",
            "the name of the zone is part of every hashed name, so that tables made for one zone are of no use for another: a salt adds nothing");
    }
}
