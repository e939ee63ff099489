using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What the rules about proofs of absence ask of a proof.</summary>
internal static class DenialFacts
{
    /// <summary>The most iterations for which a rule computes a hash that the proof did not need; a finding must not cost what the policy refused to spend.</summary>
    private const int MostIterations = 150;

    extension(DenialCheck proof)
    {
        /// <summary>Whether a part is missing for another reason than a bad signature, which is a finding of its own.</summary>
        public bool Lacks(DenialPart part) =>
            proof.Outcome == DenialOutcome.Failed && proof.Missing.Contains(part) && !proof.SpoiledBySignature.Contains(part);

        /// <summary>The NSEC records as spans.</summary>
        public ImmutableArray<NameSpan> NameSpans => [.. proof.Records.Select(record => NameSpan.Of(record, proof.Zone)).OfType<NameSpan>()];

        /// <summary>The NSEC3 records of the zone as spans.</summary>
        public ImmutableArray<HashSpan> HashSpans => [.. proof.Records.Select(HashSpan.Of).OfType<HashSpan>().Where(span => !span.Owner.IsRoot && span.Owner.Parent == proof.Zone)];

        /// <summary>The NSEC3 record of the child zone's own apex in a proof that needs the parent's, or null.</summary>
        public HashSpan? ChildSideHashSpan()
        {
            if (proof is not { Kind: DenialKind.NoDs, IsProved: false } || proof.Name.IsRoot || proof.HashOf(proof.Name) is not { } hash)
            {
                return null;
            }

            return proof.Records.Select(HashSpan.Of).FirstOrDefault(span =>
                span is not null && span.Matches(hash) && span.Types.Contains(RecordType.Soa) && (span.Owner.Parent == proof.Name || span.Owner.Parent == proof.Zone));
        }

        /// <summary>The wildcard that could have answered, where the closest encloser is known.</summary>
        public DomainName? Wildcard => proof.ClosestEncloser?.Wildcard;

        /// <summary>The NSEC record that a name owns, or null.</summary>
        public NameSpan? NsecAt(DomainName name) => proof.NameSpans.FirstOrDefault(span => span.Owner == name);

        /// <summary>The NSEC3 record whose owner is the hash of a name, or null.</summary>
        public HashSpan? Nsec3At(DomainName name) =>
            proof.HashOf(name) is { } hash ? proof.HashSpans.FirstOrDefault(span => span.Matches(hash)) : null;

        /// <summary>The hash of a name as the proof computed it, else with the parameters of its records; null where that would cost too much.</summary>
        public string? HashOf(DomainName name)
        {
            if (proof.Hashes.FirstOrDefault(hashed => hashed.Name == name) is { } known)
            {
                return known.Hash.ToLowerInvariant();
            }

            return proof.Records.Select(record => record.Nsec3).FirstOrDefault(data => data is not null) is { HashAlgorithm: Nsec3.Sha1HashAlgorithm, Iterations: <= MostIterations } nsec3
                ? Nsec3Hash.ToBase32Hex(Nsec3Hash.Compute(name, nsec3.Salt.Span, nsec3.Iterations))
                : null;
        }

        /// <summary>The hash of a name with its name, or null.</summary>
        public HashedName? Hashed(DomainName? name) => name is not null && proof.HashOf(name) is { } hash ? new HashedName(name, hash) : null;

        /// <summary>The name that must not exist: the name itself, for a wildcard answer the name one label below the closest encloser.</summary>
        public DomainName DeniedName => proof.Kind == DenialKind.WildcardAnswer ? proof.NextCloser ?? proof.Name : proof.Name;

        /// <summary>The name whose existence would refute the proof: the denied name, or, where a wildcard was used past an existing name, that name.</summary>
        public DomainName ShownName =>
            proof.Kind == DenialKind.WildcardAnswer && proof.Lacks(DenialPart.NextCloser) && proof.ClosestEncloser is { } encloser && encloser != proof.Zone
                ? encloser
                : proof.DeniedName;

        /// <summary>A usable NSEC record that shows the name that must not exist, or null.</summary>
        public NameSpan? ShowingSpan() => proof.Kind is not (DenialKind.NameError or DenialKind.WildcardAnswer) || proof.IsProved
            ? null
            : proof.Records
                .Where(record => record.IsUsable)
                .Select(record => NameSpan.Of(record, proof.Zone))
                .FirstOrDefault(span => span is not null && !span.Types.Contains(RecordType.Nxname) && span.Shows(proof.ShownName));

        /// <summary>An NSEC record of a zone cut or DNAME above the name, which says nothing of what lies below it (RFC 6840 §4.1), or null.</summary>
        public NameSpan? AncestorSpan() => proof.IsProved
            ? null
            : proof.NameSpans.FirstOrDefault(span =>
                proof.Name.IsBelow(span.Owner) && span.Covers(proof.Name) && (span.Types.IsParentSide || span.Types.Contains(RecordType.Dname)));

        /// <summary>The deepest ancestor of the name that an NSEC3 record of a zone cut or DNAME matches, or null.</summary>
        public (DomainName Name, HashSpan Span)? AncestorHashSpan()
        {
            if (proof.IsProved || proof.HashSpans.IsEmpty)
            {
                return null;
            }

            for (var labels = proof.Name.LabelCount - 1; labels >= proof.Zone.LabelCount; labels--)
            {
                var ancestor = proof.Name.Ancestor(labels);
                if (proof.Nsec3At(ancestor) is { } span)
                {
                    return span.Types.IsParentSide || span.Types.Contains(RecordType.Dname) ? (ancestor, span) : null;
                }
            }

            return null;
        }

        /// <summary>Whether the NSEC3 record of the apex is what the proof lacks.</summary>
        public bool LacksApexHash() =>
            proof.Mechanism == DenialMechanism.Nsec3
            && proof.Lacks(DenialPart.ClosestEncloser)
            && !proof.HashSpans.IsEmpty
            && (proof.ClosestEncloser ?? (proof.Name.IsBelow(proof.Zone) ? proof.Name.Parent : null)) == proof.Zone
            && proof.Nsec3At(proof.Zone) is null;

        /// <summary>The records that the proof would rest on were their signatures valid.</summary>
        public IEnumerable<DenialRecord> SpoiledRecords() => proof.Outcome != DenialOutcome.Failed || proof.SpoiledBySignature.IsEmpty
            ? []
            : proof.Used.Where(record => !record.Check.IsValid);

        /// <summary>Whether the response sends on to another zone at the name, so that a zone cut is claimed there.</summary>
        public bool IsReferral() =>
            proof.Exchange.Response is { Answer.IsEmpty: true } response
            && response.Authority.Any(record => record.Type == RecordType.Ns && record.Owner == proof.Name);
    }

    extension(TypeBitmap types)
    {
        /// <summary>Whether these are the types at a zone cut as the parent has them: NS without SOA.</summary>
        public bool IsParentSide => types.Contains(RecordType.Ns) && !types.Contains(RecordType.Soa);
    }
}
