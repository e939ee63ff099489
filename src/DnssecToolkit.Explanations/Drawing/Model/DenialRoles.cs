using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>Which part of a proof an NSEC or NSEC3 record is: at which name it stands, and which it covers.</summary>
internal static class DenialRoles
{
    public static ImmutableArray<string> Of(DenialCheck proof, DenialRecord record) =>
        record.Nsec3 is { } nsec3 ? Of(proof, record.Check.Subject.Owner, nsec3)
        : record.Nsec is { } nsec ? Of(proof, record.Check.Subject.Owner, nsec)
        : [];

    /// <summary>What is missing, in two short lines.</summary>
    public static ImmutableArray<string> Lack(DenialCheck proof, DenialPart part)
    {
        var name = Brief.Name(proof.Name, 26);
        return part switch
        {
            DenialPart.MatchName => ["no record", $"at {name}"],
            DenialPart.TypeAbsent => ["the type is listed", $"at {name}"],
            DenialPart.CoverName => ["no span covers", name],
            DenialPart.ClosestEncloser => ["no record at the", "closest encloser"],
            DenialPart.NextCloser => ["no span covers", proof.NextCloser is { } next ? Brief.Name(next, 26) : "the next closer name"],
            DenialPart.WildcardAbsent => ["no span covers", Wildcard(proof)],
            DenialPart.WildcardTypeAbsent => ["the type is not denied", $"at {Wildcard(proof)}"],
            DenialPart.OptOut => ["no opt-out flag", "on the span"],
            _ => ["wrong side", "of the zone cut"],
        };
    }

    private static ImmutableArray<string> Of(DenialCheck proof, DomainName owner, Nsec3 nsec3)
    {
        var hash = owner.IsRoot ? "" : owner.ToString().Split('.')[0].ToUpperInvariant();
        var next = Nsec3Hash.ToBase32Hex(nsec3.NextHashedOwnerName.Span).ToUpperInvariant();
        return
        [
            .. from hashed in proof.Hashes
               let wanted = hashed.Hash.ToUpperInvariant()
               let role = wanted == hash ? "at" : Covers(string.CompareOrdinal(hash, wanted), string.CompareOrdinal(wanted, next), string.CompareOrdinal(hash, next)) ? "covers" : null
               where role is not null && (role == "at" || hashed.Name == proof.NextCloser || hashed.Name.IsWildcard || hashed.Name == proof.Name)
               select $"{role} {Brief.Name(hashed.Name, 24)}",
        ];
    }

    private static ImmutableArray<string> Of(DenialCheck proof, DomainName owner, Nsec nsec)
    {
        DomainName?[] names = [proof.Name, proof.ClosestEncloser?.Wildcard];
        return
        [
            .. from name in names.OfType<DomainName>().Distinct()
               let role = owner == name ? "at"
                   : Covers(owner.CompareTo(name), name.CompareTo(nsec.NextDomainName), owner.CompareTo(nsec.NextDomainName)) ? "covers"
                   : null
               where role is not null
               select $"{role} {Brief.Name(name, 24)}",
        ];
    }

    // The last span of a zone ends at the first owner: its end does not lie after its start.
    private static bool Covers(int startToName, int nameToEnd, int startToEnd) =>
        startToEnd < 0 ? startToName < 0 && nameToEnd < 0 : startToName < 0 || nameToEnd < 0;

    private static string Wildcard(DenialCheck proof) => proof.ClosestEncloser?.Wildcard is { } wildcard ? Brief.Name(wildcard, 26) : "the wildcard";
}
