using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The state of a node or an edge. Each is told by colour, line pattern and symbol, so that no one of them is needed.</summary>
internal enum Mark
{
    /// <summary>Nothing is said of it.</summary>
    Plain,

    /// <summary>It was checked and holds.</summary>
    Valid,

    /// <summary>The arithmetic fails.</summary>
    Invalid,

    /// <summary>A signature that is expired or not yet valid.</summary>
    OutOfTime,

    /// <summary>A key, signer or field that the protocol does not permit.</summary>
    NotPermitted,

    /// <summary>The key is not in the zone's DNSKEY RRset.</summary>
    NoKey,

    /// <summary>The policy or this machine cannot check it.</summary>
    Unsupported,

    /// <summary>It is proved that no signature is promised.</summary>
    Insecure,

    /// <summary>The evidence does not say.</summary>
    Unknown,
}

/// <summary>From outcomes of checks to marks and a few words.</summary>
internal static class Marks
{
    public static Mark Of(SecurityStatus status) => status switch
    {
        SecurityStatus.Secure => Mark.Valid,
        SecurityStatus.Insecure => Mark.Insecure,
        SecurityStatus.Bogus => Mark.Invalid,
        _ => Mark.Unknown,
    };

    public static Mark Of(SignatureProblems problems) => problems switch
    {
        SignatureProblems.None => Mark.Valid,
        _ when Has(problems, SignatureProblems.KeyMissing) => Mark.NoKey,
        _ when Has(problems, SignatureProblems.CryptographyFailed) => Mark.Invalid,
        _ when Has(problems, SignatureProblems.Expired | SignatureProblems.NotYetValid | SignatureProblems.NeverValid) => Mark.OutOfTime,
        _ when Has(problems, SignatureProblems.AlgorithmUnsupported | SignatureProblems.NotCheckable | SignatureProblems.BudgetSpent) => Mark.Unsupported,
        _ => Mark.NotPermitted,
    };

    public static string Words(SignatureCheck check) => check.Problems switch
    {
        SignatureProblems.None => "valid",
        var problems when Has(problems, SignatureProblems.KeyMissing) => "key not published",
        var problems when Has(problems, SignatureProblems.CryptographyFailed) => check.IsByOtherModulus ? "made by another key" : "signature is wrong",
        var problems when Has(problems, SignatureProblems.NeverValid) => "ends before it begins",
        var problems when Has(problems, SignatureProblems.Expired) => $"expired {Since(check.At, check.Rrsig.Expiration.Seconds)} ago",
        var problems when Has(problems, SignatureProblems.NotYetValid) => $"begins in {Since(check.At, check.Rrsig.Inception.Seconds)}",
        var problems when Has(problems, SignatureProblems.AlgorithmUnsupported) => "algorithm not supported",
        var problems when Has(problems, SignatureProblems.NotCheckable) => "cannot be checked here",
        var problems when Has(problems, SignatureProblems.BudgetSpent) => "budget spent",
        var problems when Has(problems, SignatureProblems.SignerNotZone) => "signer is not the zone",
        var problems when Has(problems, SignatureProblems.LabelsExceedOwner) => "labels exceed the owner",
        var problems when Has(problems, SignatureProblems.KeyRevoked) => "key is revoked",
        var problems when Has(problems, SignatureProblems.KeyNotZoneKey) => "not a zone key",
        _ => "key has a wrong protocol",
    };

    public static Mark Of(DsOutcome outcome) => outcome switch
    {
        DsOutcome.Matches => Mark.Valid,
        DsOutcome.KeyMissing => Mark.NoKey,
        DsOutcome.KeyRevoked or DsOutcome.KeyNotZoneKey or DsOutcome.KeyWrongProtocol => Mark.NotPermitted,
        DsOutcome.DigestUnsupported or DsOutcome.AlgorithmUnsupported or DsOutcome.BudgetSpent => Mark.Unsupported,
        DsOutcome.Ignored => Mark.Plain,
        _ => Mark.Invalid,
    };

    public static string Words(DsOutcome outcome) => outcome switch
    {
        DsOutcome.Matches => "digest matches",
        DsOutcome.DigestDiffers => "digest differs",
        DsOutcome.DigestLengthWrong => "digest has a wrong length",
        DsOutcome.KeyMissing => "no such key",
        DsOutcome.AlgorithmDiffers => "algorithm differs",
        DsOutcome.FieldsDiffer => "tag or algorithm differs",
        DsOutcome.KeyRevoked => "key is revoked",
        DsOutcome.KeyNotZoneKey => "not a zone key",
        DsOutcome.KeyWrongProtocol => "key has a wrong protocol",
        DsOutcome.DigestUnsupported => "digest type not supported",
        DsOutcome.AlgorithmUnsupported => "algorithm not supported",
        DsOutcome.Ignored => "left aside for a stronger digest",
        _ => "budget spent",
    };

    public static Mark Of(DenialOutcome outcome) => outcome switch
    {
        DenialOutcome.Proved => Mark.Valid,
        DenialOutcome.ProvedWithOptOut => Mark.Insecure,
        DenialOutcome.TooManyIterations or DenialOutcome.BudgetSpent => Mark.Unsupported,
        DenialOutcome.NoDelegation => Mark.Plain,
        _ => Mark.Invalid,
    };

    private static bool Has(SignatureProblems problems, SignatureProblems any) => (problems & any) != 0;

    // The distance of two serial numbers (RFC 1982, as RFC 4034 §3.1.5 asks).
    private static string Since(DateTimeOffset at, uint seconds) =>
        Say.Duration(TimeSpan.FromSeconds(unchecked((int)((uint)at.ToUnixTimeSeconds() - seconds))));
}
