using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The profiles of resolvers, as read in their sources.</summary>
public static class ResolverPolicies
{
    private static readonly ImmutableArray<SecurityAlgorithm> Common =
    [
        SecurityAlgorithm.RsaSha1, SecurityAlgorithm.RsaSha1Nsec3Sha1, SecurityAlgorithm.RsaSha256, SecurityAlgorithm.RsaSha512,
        SecurityAlgorithm.EcdsaP256Sha256, SecurityAlgorithm.EcdsaP384Sha384, SecurityAlgorithm.Ed25519, SecurityAlgorithm.Ed448,
    ];

    private static readonly ImmutableArray<DigestType> CommonDigests = [DigestType.Sha1, DigestType.Sha256, DigestType.Sha384];

    /// <summary>The strict reading of the RFCs: what they forbid to validate is unsupported (RFC 8624, RFC 9904, RFC 9906), the exact second counts.</summary>
    public static ResolverPolicy Rfc { get; } = new("rfc")
    {
        Description = "the strict reading of the RFCs",
        Algorithms = [.. Common, SecurityAlgorithm.Sm2Sm3, SecurityAlgorithm.EccGost12],
        Digests = [.. CommonDigests, DigestType.Gost2012, DigestType.Sm3],
        Nsec3IterationLimit = static bits => bits <= 1024 ? 150 : bits <= 2048 ? 500 : 2500, // RFC 5155 §10.3
    };

    /// <summary>Unbound 1.17 to 1.26.</summary>
    public static ResolverPolicy Unbound { get; } = new("unbound")
    {
        Description = "Unbound 1.17 to 1.26 with its defaults",
        Algorithms = Common,
        Digests = CommonDigests,
        Nsec3IterationLimit = static _ => 150,
        Skew = new ClockSkew(0.1, TimeSpan.FromHours(1), TimeSpan.FromDays(1)),
        AuthorityMustVerify = true,
        Sha1GivesWay = false, // harden-algo-downgrade is off: every supported digest leads in
        Habits = ResolverHabits.SignerMayBeAbove | ResolverHabits.FirstSignatureNamesSigner | ResolverHabits.RevokedKeysVerify | ResolverHabits.RevokedKeysAreEntered
            | ResolverHabits.NameErrorMayProveNoData | ResolverHabits.CnameIsMadeFromDname | ResolverHabits.SeveralCnamesAreRefused,
        Budget = new ValidationBudget { SignaturesPerRRset = 9, Nsec3Hashes = 8 * 16 }, // gives up after more than 8
        ExtendedErrors = Codes(1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 22, 23, 27),
    };

    private const ResolverHabits Bind = ResolverHabits.SignerMayBeAbove | ResolverHabits.EntryKeyFieldsAreIgnored | ResolverHabits.UnreadableKeyEndsSearch
        | ResolverHabits.WrongTimeIsFailure | ResolverHabits.WrongDigestLengthSpoilsDsSet | ResolverHabits.UnknownHashMakesWildcardInsecure
        | ResolverHabits.UnknownNsec3FlagsAreIgnored | ResolverHabits.CnameIsMadeFromDname | ResolverHabits.SeveralCnamesAreRefused
        | ResolverHabits.NoDataNeedsSoa | ResolverHabits.BadSoaMakesInsecure;

    /// <summary>BIND 9.18.</summary>
    public static ResolverPolicy Bind918 { get; } = new("bind-9.18")
    {
        Description = "BIND 9.18 with its defaults",
        Algorithms = Common,
        Digests = CommonDigests,
        Nsec3IterationLimit = static _ => 150,
        RsaExponentBits = 35,
        Habits = Bind,
        Budget = new ValidationBudget { FailuresPerRRset = 1 },
        ExtendedErrors = Codes(3, 18, 19),
    };

    /// <summary>BIND 9.20.</summary>
    public static ResolverPolicy Bind920 { get; } = new("bind-9.20")
    {
        Description = "BIND 9.20 with its defaults",
        Algorithms = Common,
        Digests = CommonDigests,
        Nsec3IterationLimit = static _ => 50,
        RsaExponentBits = 35,
        Habits = Bind,
        Budget = new ValidationBudget { SignatureChecks = 16, FailuresPerRRset = 1 },
        ExtendedErrors = Codes(1, 2, 7, 8, 20, 22, 33),
    };

    /// <summary>Knot Resolver 5.7 and 6.</summary>
    public static ResolverPolicy Knot { get; } = new("knot")
    {
        Description = "Knot Resolver 5.7 and 6 with its defaults",
        Algorithms = Common,
        Digests = CommonDigests,
        Nsec3IterationLimit = static _ => 50,
        AuthorityMustVerify = true,
        Habits = ResolverHabits.SignerMayBeAbove | ResolverHabits.FirstSignatureNamesSigner | ResolverHabits.RevokedKeysVerify
            | ResolverHabits.PlainSignatureTimes | ResolverHabits.ReservedKeyFlagsAreRefused | ResolverHabits.UnknownNsec3FlagsAreIgnoredInMatches,
        Budget = new ValidationBudget { SignatureChecks = 32, DenialRecords = 8 },
        ExtendedErrors = Codes(0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 19, 21, 22, 25, 27, 29),
    };

    /// <summary>PowerDNS Recursor 4.8 to 5.5.</summary>
    public static ResolverPolicy PowerDns { get; } = new("powerdns")
    {
        Description = "PowerDNS Recursor 4.8 to 5.5 with validation on",
        Algorithms = Common,
        Digests = CommonDigests,
        Nsec3IterationLimit = static _ => 50,
        Skew = new ClockSkew(0, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)) { InceptionOnly = true },
        AuthorityMustVerify = true,
        Habits = ResolverHabits.SignerMayBeAbove | ResolverHabits.FirstSignatureNamesSigner | ResolverHabits.UnknownNsec3FlagsAreIgnored | ResolverHabits.CnameIsMadeFromDname
            | ResolverHabits.WildcardAliasNeedsNoProof | ResolverHabits.NoLabelsMeansNoWildcard | ResolverHabits.NameErrorNeedsSoa | ResolverHabits.NoDataNeedsSoa
            | ResolverHabits.AuthorityOfAnswersMustVerify | ResolverHabits.PlainSignatureTimes | ResolverHabits.DsMatchIsEnough,
        Budget = new ValidationBudget { SignatureChecks = 30, KeysPerSignature = 2, SignaturesPerRRset = 2, DsPerZone = 9, DenialRecords = 10 },
        ExtendedErrors = Codes(1, 2, 6, 7, 8, 9, 10, 11, 12, 22, 29),
    };

    /// <summary>Knot Resolver 5.6 as Debian 12 has it: the limit of iterations is there already, that of signature checks is not.</summary>
    public static ResolverPolicy Knot56 { get; } = Knot with
    {
        Name = "knot-5.6",
        Description = "Knot Resolver 5.6.0 of Debian 12 with its defaults",
        Budget = Knot.Budget with { SignatureChecks = 256, SignaturesPerRRset = 256 },
    };

    /// <summary>PowerDNS Recursor 4.8: nsec3-max-iterations is 150.</summary>
    public static ResolverPolicy PowerDns48 { get; } = PowerDns with
    {
        Name = "powerdns-4.8",
        Description = "PowerDNS Recursor 4.8 with validation on",
        Nsec3IterationLimit = static _ => 150,
    };

    /// <summary>Every profile.</summary>
    public static ImmutableArray<ResolverPolicy> All { get; } = [Rfc, Unbound, Bind918, Bind920, Knot, PowerDns];

    /// <summary>Profiles of versions whose defaults differ from those of the profile of their family.</summary>
    public static ImmutableArray<ResolverPolicy> Versions { get; } = [Knot56, PowerDns48];

    /// <summary>The profile of a name, also of one version, or null.</summary>
    public static ResolverPolicy? Find(string name) =>
        All.Concat(Versions).FirstOrDefault(policy => string.Equals(policy.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<ExtendedErrorCode> Codes(params ushort[] numbers) =>
        [.. numbers.Select(number => new ExtendedErrorCode(number))];
}
