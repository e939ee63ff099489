using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Links taken as whole although they are broken, to see what follows from them alone.</summary>
internal sealed record Repairs
{
    public static Repairs None { get; } = new();

    /// <summary>RRsets taken as authenticated.</summary>
    public ImmutableHashSet<(DomainName Owner, RecordType Type)> RRsets { get; init; } = [];

    /// <summary>Zones whose key sets are taken as authenticated and complete.</summary>
    public ImmutableHashSet<DomainName> KeySets { get; init; } = [];

    /// <summary>Faults taken as mended wherever they occur: those of a zone's signatures under one key tag.</summary>
    public ImmutableHashSet<SignatureFault> Faults { get; init; } = [];

    /// <summary>Proofs of absence taken as complete, by name.</summary>
    public ImmutableHashSet<(DomainName Name, DenialKind Kind)> Denials { get; init; } = [];

    /// <summary>Mends RRsets and, where the fault lies in how a key is used, every signature with the same fault: they are one mistake.</summary>
    public static Repairs Of(IEnumerable<RRsetCheck> broken) => new()
    {
        RRsets = [.. broken.Select(check => (check.Subject.Owner, check.Subject.Type))],
        Faults = [.. broken.SelectMany(check => check.Signatures).Select(SignatureFault.Of).OfType<SignatureFault>()],
    };

    /// <summary>Whether a check is to be taken as valid.</summary>
    public bool Mend(RRsetCheck check) =>
        RRsets.Contains((check.Subject.Owner, check.Subject.Type))
        || check.Signatures.Any(signature =>
            (KeySets.Contains(check.Zone) && signature.Problems == SignatureProblems.KeyMissing)
            || (SignatureFault.Of(signature) is { } fault && Faults.Contains(fault)));

    public Repairs With(Repairs other) => new()
    {
        RRsets = RRsets.Union(other.RRsets),
        KeySets = KeySets.Union(other.KeySets),
        Faults = Faults.Union(other.Faults),
        Denials = Denials.Union(other.Denials),
    };
}

/// <summary>A fault that a zone's signer makes with one key: out of time, key not published or not usable, or another private key under its tag.</summary>
internal sealed record SignatureFault(DomainName Zone, ushort KeyTag, SignatureProblems Problems)
{
    private const SignatureProblems OfTheSigner =
        SignatureProblems.Expired | SignatureProblems.NotYetValid | SignatureProblems.NeverValid | SignatureProblems.KeyMissing
        | SignatureProblems.KeyRevoked | SignatureProblems.KeyNotZoneKey | SignatureProblems.KeyWrongProtocol;

    /// <summary>The fault of a signature; null where it concerns this one RRset only.</summary>
    public static SignatureFault? Of(SignatureCheck check) =>
        check.Problems != SignatureProblems.None && ((check.Problems & ~OfTheSigner) == 0 || (check.Problems == SignatureProblems.CryptographyFailed && check.IsByOtherModulus))
            ? new SignatureFault(check.Zone, check.Rrsig.KeyTag, check.Problems)
            : null;
}

/// <summary>A link that fails.</summary>
/// <param name="Subjects">What to put to the rules, the nearest to the fault first.</param>
/// <param name="Repair">What makes the link whole.</param>
internal sealed record BrokenLink(ImmutableArray<object> Subjects, Repairs Repair);
