using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>One key tried on one signature, and what came of it.</summary>
/// <param name="Key">A key whose tag and algorithm are those of the signature.</param>
/// <param name="Outcome">The result of the arithmetic; null where the key may not be used or the budget was spent.</param>
public sealed record KeyTrial(Dnskey Key, SignatureOutcome? Outcome);

/// <summary>Why a signature does not authenticate its RRset. Several may hold at once (RFC 4035 §5.3.1).</summary>
[Flags]
public enum SignatureProblems
{
    /// <summary>It authenticates the RRset.</summary>
    None = 0,

    /// <summary>The signer's name is not the zone that holds the RRset.</summary>
    SignerNotZone = 1 << 0,

    /// <summary>The labels field is larger than the owner's number of labels.</summary>
    LabelsExceedOwner = 1 << 1,

    /// <summary>The expiration lies before the instant.</summary>
    Expired = 1 << 2,

    /// <summary>The inception lies after the instant.</summary>
    NotYetValid = 1 << 3,

    /// <summary>The inception lies after the expiration: it never was valid.</summary>
    NeverValid = 1 << 4,

    /// <summary>No DNSKEY of the zone has the signature's key tag and algorithm.</summary>
    KeyMissing = 1 << 5,

    /// <summary>The only matching keys lack the zone key flag.</summary>
    KeyNotZoneKey = 1 << 6,

    /// <summary>The only matching keys have a protocol other than 3.</summary>
    KeyWrongProtocol = 1 << 7,

    /// <summary>The only matching keys are revoked.</summary>
    KeyRevoked = 1 << 8,

    /// <summary>The policy does not support the algorithm.</summary>
    AlgorithmUnsupported = 1 << 9,

    /// <summary>No provider here can check it, though the policy supports the algorithm.</summary>
    NotCheckable = 1 << 10,

    /// <summary>The arithmetic fails with every matching key.</summary>
    CryptographyFailed = 1 << 11,

    /// <summary>The policy's budget of checks was spent before this one.</summary>
    BudgetSpent = 1 << 12,
}

/// <summary>The check of one RRSIG over one RRset with the keys of a zone (RFC 4035 §5.3).</summary>
public sealed record SignatureCheck(
    Sighting Subject,
    Rrsig Rrsig,
    DomainName Zone,
    DateTimeOffset At,
    SignatureProblems Problems,
    ImmutableArray<KeyTrial> Trials)
{
    /// <summary>Whether it authenticates the RRset.</summary>
    public bool IsValid => Problems == SignatureProblems.None;

    /// <summary>The key that it verifies with, or null.</summary>
    public Dnskey? ValidKey => Trials.FirstOrDefault(trial => trial.Outcome is SignatureOutcome.Valid)?.Key;

    /// <summary>Where no key has tag and algorithm, a key that has the tag and another algorithm; else null.</summary>
    public Dnskey? SameTag { get; init; }

    /// <summary>Whether the owner was made from a wildcard: the labels field is smaller than the owner's number of labels (RFC 4035 §5.3.2).</summary>
    public bool IsWildcardExpansion => Rrsig.Labels < Subject.Owner.SignedLabelCount;

    /// <summary>Whether it fails as an RSA signature by another private key does: under the published modulus it decodes to noise, or is too large a number for it.</summary>
    public bool IsByOtherModulus => Has(SignatureProblems.CryptographyFailed)
        && Trials.All(trial => trial.Outcome is SignatureOutcome.Invalid { Reason: var reason } && IsOfOtherModulus(reason));

    /// <summary>Whether this is how an RSA signature by another modulus fails. One octet over and over is damage, and no signature at all.</summary>
    internal bool IsOfOtherModulus(InvalidSignatureReason reason) =>
        reason is InvalidSignatureReason.PaddingNoise
        || (reason is InvalidSignatureReason.OutOfRange { Part: SignaturePart.Value, IsZero: false } && Rrsig.Signature.Span.ContainsAnyExcept(Rrsig.Signature.Span[0]));

    /// <summary>Where the RRSIG stands.</summary>
    public Place Place => new(Zone, Subject.Owner, RecordType.Rrsig, Rrsig.KeyTag, Rrsig.TypeCovered);

    /// <summary>Whether a problem holds.</summary>
    public bool Has(SignatureProblems problem) => (Problems & problem) != 0;
}
