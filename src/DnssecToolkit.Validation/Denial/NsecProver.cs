using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Proofs of absence by NSEC (RFC 4035 §5.4 with RFC 6840 §4).</summary>
internal sealed class NsecProver(DenialClaim claim, ImmutableArray<DenialRecord> records, ResolverPolicy policy)
{
    public Proof Prove() => claim.Kind switch
    {
        DenialKind.NameError => NameError(),
        DenialKind.WildcardAnswer => WildcardAnswer(),
        DenialKind.NoDs => NoDs(),
        _ => NoData(),
    };

    private Proof NoData()
    {
        if (Match(claim.Name) is { } match)
        {
            var types = match.Nsec!.Types;
            if (TypeList.WhyTypeMayExist(types, claim.Type, claim.Name) is { } reason)
            {
                return Proof.Fails(reason, match);
            }

            // RFC 9824: an NSEC made for the name; NXNAME tells that the name does not exist at all.
            return types.Contains(RecordType.Nxname)
                ? Proof.Of(DenialOutcome.Proved, match) with { Mechanism = DenialMechanism.Compact }
                : Proof.Of(DenialOutcome.Proved, match);
        }

        if (Cover(claim.Name) is not { } cover)
        {
            return Proof.Fails(DenialPart.MatchName);
        }

        if (cover.Nsec!.NextDomainName.IsBelow(claim.Name))
        {
            return Proof.Of(DenialOutcome.Proved, cover); // an empty non-terminal has no types
        }

        var encloser = ClosestEncloser(cover);
        if (Wildcard(encloser) is { } wildcard && Match(wildcard) is { } source)
        {
            var proof = TypeList.WhyTypeMayExist(source.Nsec!.Types, claim.Type, wildcard) is null
                ? Proof.Of(DenialOutcome.Proved, cover, source)
                : Proof.Fails(DenialPart.WildcardTypeAbsent, cover, source);
            return proof with { ClosestEncloser = encloser, NextCloser = NextCloser(encloser) };
        }

        if (Wildcard(encloser) is { } empty && Cover(empty) is { } between && between.Nsec!.NextDomainName.IsBelow(empty))
        {
            // The wildcard is an empty non-terminal: it answers for the name, and has no types (RFC 4592 §2.2.2).
            return Proof.Of(DenialOutcome.Proved, cover, between) with { ClosestEncloser = encloser, NextCloser = NextCloser(encloser) };
        }

        return Proof.Fails(DenialPart.MatchName, cover) with { ClosestEncloser = encloser, NextCloser = NextCloser(encloser) };
    }

    private Proof NoDs()
    {
        if (Match(claim.Name) is { } match)
        {
            return TypeList.WhyTypeMayExist(match.Nsec!.Types, RecordType.Ds, claim.Name) is { } reason ? Proof.Fails(reason, match)
                : Proof.Of(match.Nsec.Types.Contains(RecordType.Ns) ? DenialOutcome.Proved : DenialOutcome.NoDelegation, match);
        }

        // A name that does not exist, or an empty non-terminal, is no delegation.
        return Cover(claim.Name) is { } cover ? Proof.Of(DenialOutcome.NoDelegation, cover) : Proof.Fails(DenialPart.MatchName);
    }

    private Proof NameError()
    {
        if (Match(claim.Name) is { } match)
        {
            return match.Nsec!.Types.Contains(RecordType.Nxname) && !policy.Has(ResolverHabits.NxnameIsUnknown)
                ? Proof.Of(DenialOutcome.Proved, match) with { Mechanism = DenialMechanism.Compact }
                : Proof.Fails(DenialPart.CoverName, match);
        }

        if (Cover(claim.Name) is not { } cover || cover.Nsec!.NextDomainName.IsBelow(claim.Name))
        {
            return Proof.Fails(DenialPart.CoverName);
        }

        var encloser = ClosestEncloser(cover);
        var proof = Wildcard(encloser) is not { } wildcard ? Proof.Of(DenialOutcome.Proved, cover) // no room for a wildcard
            : Match(wildcard) is { } exists ? Proof.Fails(DenialPart.WildcardAbsent, cover, exists)
            : Cover(wildcard) is { } coverWildcard && !coverWildcard.Nsec!.NextDomainName.IsBelow(wildcard) ? Proof.Of(DenialOutcome.Proved, cover, coverWildcard)
            : Proof.Fails(DenialPart.WildcardAbsent, cover);
        return proof with { ClosestEncloser = encloser, NextCloser = NextCloser(encloser) };
    }

    private Proof WildcardAnswer()
    {
        if (Cover(claim.Name) is not { } cover || cover.Nsec!.NextDomainName.IsBelow(claim.Name))
        {
            return Proof.Fails(DenialPart.CoverName);
        }

        var encloser = ClosestEncloser(cover);
        var proof = encloser == claim.WildcardParent
            ? Proof.Of(DenialOutcome.Proved, cover)
            : Proof.Fails(DenialPart.NextCloser, cover); // a closer name exists, so that this wildcard may not answer
        return proof with { ClosestEncloser = encloser, NextCloser = NextCloser(encloser) };
    }

    private DenialRecord? Match(DomainName name) => records.FirstOrDefault(record => record.Owner == name);

    private DenialRecord? Cover(DomainName name) => records.FirstOrDefault(record => Covers(record, name));

    private bool Covers(DenialRecord record, DomainName name)
    {
        var owner = record.Owner;
        var nsec = record.Nsec!;
        if (owner.CompareTo(name) >= 0 || (name.IsBelow(owner) && TypeList.ClosesSubtree(nsec.Types)))
        {
            return false;
        }

        // The last NSEC points back to the apex; any other next name that does not follow its owner proves nothing.
        var isLast = nsec.NextDomainName == claim.Zone || (policy.Has(ResolverHabits.AnyWrapIsTheEnd) && nsec.NextDomainName.CompareTo(owner) <= 0);
        return name.CompareTo(nsec.NextDomainName) < 0 || (isLast && name.IsAtOrBelow(claim.Zone));
    }

    /// <summary>The deepest existing ancestor: what the name shares with the names on both sides of the gap.</summary>
    private DomainName ClosestEncloser(DenialRecord cover)
    {
        var before = claim.Name.CommonAncestor(cover.Owner);
        var after = claim.Name.CommonAncestor(cover.Nsec!.NextDomainName);
        return before.LabelCount >= after.LabelCount ? before : after;
    }

    private DomainName? NextCloser(DomainName encloser) =>
        claim.Name.LabelCount > encloser.LabelCount ? claim.Name.Ancestor(encloser.LabelCount + 1) : null;

    private static DomainName? Wildcard(DomainName encloser) => encloser.Wildcard;
}
