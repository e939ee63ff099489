using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The check of one RRset as one response carried it, with the keys of its zone.</summary>
public sealed record RRsetCheck(Sighting Subject, DomainName Zone, ImmutableArray<SignatureCheck> Signatures)
{
    /// <summary>Whether one signature authenticates it, which is enough (RFC 4035 §5.3).</summary>
    public bool IsValid => Assumed || Signatures.Any(signature => signature.IsValid);

    /// <summary>The keys of the zone that it was checked with.</summary>
    public ImmutableArray<KeyInSet> Keys { get; init; } = [];

    /// <summary>Whether it was taken as valid to see what follows from it alone.</summary>
    public bool Assumed { get; init; }

    /// <summary>A signature that authenticates it, or null. One over the name itself goes before one over a wildcard, which would need a proof beside it.</summary>
    public SignatureCheck? ValidSignature =>
        Signatures.FirstOrDefault(signature => signature.IsValid && !signature.IsWildcardExpansion) ?? Signatures.FirstOrDefault(signature => signature.IsValid);

    /// <summary>Whether the records were made from a wildcard, told from the signature that counts.</summary>
    public bool IsWildcardExpansion =>
        ValidSignature is { } valid ? valid.IsWildcardExpansion : Signatures.Length > 0 && Signatures.All(signature => signature.IsWildcardExpansion);

    /// <summary>The owner in the zone: the wildcard where the records were made from one (RFC 4035 §5.3.2).</summary>
    public DomainName SourceOwner
    {
        get
        {
            var signature = ValidSignature ?? Signatures.FirstOrDefault();
            return signature is { IsWildcardExpansion: true }
                ? Subject.Owner.Ancestor(signature.Rrsig.Labels).Wildcard ?? Subject.Owner
                : Subject.Owner;
        }
    }

    /// <summary>Where the RRset stands.</summary>
    public Place Place => new(Zone, Subject.Owner, Subject.Type);
}
