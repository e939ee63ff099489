namespace DnssecToolkit.Validation;

/// <summary>Where a resolver goes its own way in a matter that the RFCs settle otherwise or leave open. Each was found by asking the resolver itself.</summary>
[Flags]
public enum ResolverHabits
{
    /// <summary>None: as the RFCs read.</summary>
    None = 0,

    /// <summary>A signature counts when its signer's name is a zone further up whose key made it. RFC 4035 §5.3.1 wants the zone that holds the RRset.</summary>
    SignerMayBeAbove = 1 << 0,

    /// <summary>The first signature's signer's name decides whose keys are tried; signatures by others are left alone.</summary>
    FirstSignatureNamesSigner = 1 << 1,

    /// <summary>A revoked key verifies data. RFC 5011 §2.1: it must not.</summary>
    RevokedKeysVerify = 1 << 2,

    /// <summary>A DS that names a revoked key leads to it.</summary>
    RevokedKeysAreEntered = 1 << 3,

    /// <summary>Zone flag and protocol of a key that a DS matches do not matter. RFC 4034 §5.2: they must be set.</summary>
    EntryKeyFieldsAreIgnored = 1 << 4,

    /// <summary>A key with reserved flags set is not used. RFC 4034 §2.1.1: they must be ignored.</summary>
    ReservedKeyFlagsAreRefused = 1 << 5,

    /// <summary>Keys are tried in canonical order, and one that cannot be read ends the search for the key of a signature.</summary>
    UnreadableKeyEndsSearch = 1 << 6,

    /// <summary>A signature outside of its time counts as a failed check in the budget.</summary>
    WrongTimeIsFailure = 1 << 7,

    /// <summary>A DS whose digest has the wrong length makes the whole set unusable.</summary>
    WrongDigestLengthSpoilsDsSet = 1 << 8,

    /// <summary>An NXDOMAIN whose NSEC proves that the name exists without the type is taken as that.</summary>
    NameErrorMayProveNoData = 1 << 9,

    /// <summary>NSEC3 records of an unknown hash make an answer from a wildcard insecure. RFC 5155 §8.1: they must be ignored.</summary>
    UnknownHashMakesWildcardInsecure = 1 << 10,

    /// <summary>Flags of NSEC3 beside opt-out are not looked at. RFC 5155 §8.2: such a record must be ignored.</summary>
    UnknownNsec3FlagsAreIgnored = 1 << 11,

    /// <summary>The same, only where an NSEC3 matches the name.</summary>
    UnknownNsec3FlagsAreIgnoredInMatches = 1 << 12,

    /// <summary>The CNAME beside a DNAME is made anew and never compared.</summary>
    CnameIsMadeFromDname = 1 << 13,

    /// <summary>A name with several CNAME records is refused.</summary>
    SeveralCnamesAreRefused = 1 << 14,

    /// <summary>An alias from a wildcard needs no proof that the name itself is absent. RFC 4035 §5.3.4: it does.</summary>
    WildcardAliasNeedsNoProof = 1 << 15,

    /// <summary>A labels field of 0 is taken as "no wildcard".</summary>
    NoLabelsMeansNoWildcard = 1 << 16,

    /// <summary>NXDOMAIN without SOA is no answer.</summary>
    NameErrorNeedsSoa = 1 << 17,

    /// <summary>An empty answer without SOA is no answer.</summary>
    NoDataNeedsSoa = 1 << 18,

    /// <summary>A denial whose SOA does not verify is given to the client without AD.</summary>
    BadSoaMakesInsecure = 1 << 19,

    /// <summary>What the authority section of an answer has with signatures must verify too.</summary>
    AuthorityOfAnswersMustVerify = 1 << 20,

    /// <summary>Signature times are compared as plain numbers. RFC 4034 §3.1.5: by serial number arithmetic.</summary>
    PlainSignatureTimes = 1 << 21,

    /// <summary>A key set all of whose keys a DS matches is trusted whatever its signature is worth. RFC 4035 §5.2 wants a good one.</summary>
    DsMatchIsEnough = 1 << 22,
}
