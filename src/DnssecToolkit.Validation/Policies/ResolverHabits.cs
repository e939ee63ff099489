namespace DnssecToolkit.Validation;

/// <summary>Where a resolver goes its own way in a matter that the RFCs settle otherwise or leave open. Each was found by asking the resolver itself.</summary>
[Flags]
public enum ResolverHabits : long
{
    /// <summary>None: as the RFCs read.</summary>
    None = 0,

    /// <summary>A signature counts when its signer's name is a zone further up whose key made it. RFC 4035 §5.3.1 wants the zone that holds the RRset.</summary>
    SignerMayBeAbove = 1L << 0,

    /// <summary>The first signature's signer's name decides whose keys are tried; signatures by others are left alone.</summary>
    FirstSignatureNamesSigner = 1L << 1,

    /// <summary>A revoked key verifies data. RFC 5011 §2.1: it must not.</summary>
    RevokedKeysVerify = 1L << 2,

    /// <summary>A DS that names a revoked key leads to it.</summary>
    RevokedKeysAreEntered = 1L << 3,

    /// <summary>Zone flag and protocol of a key that a DS matches do not matter. RFC 4034 §5.2: they must be set.</summary>
    EntryKeyFieldsAreIgnored = 1L << 4,

    /// <summary>Keys are tried in canonical order, and one that cannot be read ends the search for the key of a signature.</summary>
    UnreadableKeyEndsSearch = 1L << 5,

    /// <summary>A signature outside of its time counts as a failed check in the budget.</summary>
    WrongTimeIsFailure = 1L << 6,

    /// <summary>A DS whose digest has the wrong length makes the whole set unusable.</summary>
    WrongDigestLengthSpoilsDsSet = 1L << 7,

    /// <summary>An NXDOMAIN whose NSEC proves that the name exists without the type is taken as that.</summary>
    NameErrorMayProveNoData = 1L << 8,

    /// <summary>NSEC3 records of an unknown hash make an answer from a wildcard insecure. RFC 5155 §8.1: they must be ignored.</summary>
    UnknownHashMakesWildcardInsecure = 1L << 9,

    /// <summary>Flags of NSEC3 beside opt-out are not looked at. RFC 5155 §8.2: such a record must be ignored.</summary>
    UnknownNsec3FlagsAreIgnored = 1L << 10,

    /// <summary>The same, only where an NSEC3 matches the name.</summary>
    UnknownNsec3FlagsAreIgnoredInMatches = 1L << 11,

    /// <summary>The CNAME beside a DNAME is made anew and never compared.</summary>
    CnameIsMadeFromDname = 1L << 12,

    /// <summary>A name with several CNAME records is refused.</summary>
    SeveralCnamesAreRefused = 1L << 13,

    /// <summary>An alias from a wildcard needs no proof that the name itself is absent. RFC 4035 §5.3.4: it does.</summary>
    WildcardAliasNeedsNoProof = 1L << 14,

    /// <summary>A labels field of 0 is taken as "no wildcard".</summary>
    NoLabelsMeansNoWildcard = 1L << 15,

    /// <summary>NXDOMAIN without SOA is no answer.</summary>
    NameErrorNeedsSoa = 1L << 16,

    /// <summary>An empty answer without SOA is no answer.</summary>
    NoDataNeedsSoa = 1L << 17,

    /// <summary>A denial whose SOA does not verify is given to the client without AD.</summary>
    BadSoaMakesInsecure = 1L << 18,

    /// <summary>What the authority section of an answer has with signatures must verify too.</summary>
    AuthorityOfAnswersMustVerify = 1L << 19,

    /// <summary>Signature times are compared as plain numbers. RFC 4034 §3.1.5: by serial number arithmetic.</summary>
    PlainSignatureTimes = 1L << 20,

    /// <summary>A key set all of whose keys a DS matches is trusted whatever its signature is worth. RFC 4035 §5.2 wants a good one.</summary>
    DsMatchIsEnough = 1L << 21,

    /// <summary>An NSEC whose next name lies outside of the zone is not used. RFC 4034 §4.1.1 forbids such a record and leaves open what becomes of it.</summary>
    NextNameMustStayInZone = 1L << 22,

    /// <summary>An NSEC whose next name does not follow its owner counts as the last of the zone wherever it leads. RFC 4034 §4.1.1: it leads to the apex.</summary>
    AnyWrapIsTheEnd = 1L << 23,

    /// <summary>NXNAME is a type like others: an NXDOMAIN whose NSEC matches the name is refused. RFC 9824 §3.1 is younger than the resolver.</summary>
    NxnameIsUnknown = 1L << 24,

    /// <summary>An NSEC that was expanded from a wildcard counts as the wildcard's own. RFC 4035 §3.1.3.2: such records are not expanded.</summary>
    ExpandedProofsAreRestored = 1L << 25,

    /// <summary>A denial may come with the SOA of a zone above, which is left aside. RFC 2308 §2: it is that of the zone that denies.</summary>
    SoaOfParentIsTaken = 1L << 26,

    /// <summary>Keys are tried in canonical order (RFC 4034 §6.3), not in that of the response.</summary>
    KeysInCanonicalOrder = 1L << 27,

    /// <summary>Signatures are tried in canonical order, not in that of the response.</summary>
    SignaturesInCanonicalOrder = 1L << 28,

    /// <summary>Of several CNAME or DNAME records at one name the last one is followed.</summary>
    LastAliasIsFollowed = 1L << 29,

    /// <summary>The keys of the first signature's signer are tried on all signatures, whatever signer these name. RFC 4035 §5.3.1: each must name the zone.</summary>
    OtherSignersAreTried = 1L << 30,

    /// <summary>A DS set with more records than the budget has is not used at all.</summary>
    TooManyDsAreRefused = 1L << 31,

    /// <summary>Where an answer does not verify, a cut is looked for above it, and a span with opt-out or NS in a list of types is taken for one. RFC 5155 §6 lets such a span hide unsigned delegations only.</summary>
    BadAnswerLooksForCut = 1L << 32,

    /// <summary>NS in the list of types of a name is no zone cut where no server refers to it.</summary>
    CutNeedsReferral = 1L << 35,

    /// <summary>A denial that a zone signed is that zone's own, also under a span with opt-out: no DS is asked for below it.</summary>
    SignedDenialIsOfSigner = 1L << 34,

    /// <summary>The lengths of the hashes in an NSEC3 are not looked at. RFC 5155 §3: both are of the length of the hash function.</summary>
    HashLengthsAreIgnored = 1L << 36,

    /// <summary>The signer of the first signature of an answer decides which zone is walked to, also where a zone lies between. RFC 4035 §5.3.1 wants the zone that holds the RRset.</summary>
    SignerDecidesChain = 1L << 37,

    /// <summary>The address of every name above is asked for first (RFC 9156), and what does not verify there spoils all below.</summary>
    NamesAboveMustVerify = 1L << 38,

    /// <summary>A DNSKEY without any octets of a key is malformed data, and the response with it is refused.</summary>
    EmptyKeySpoilsKeySet = 1L << 39,

    /// <summary>A key is used only where the first octet of its flags is 1, with nothing beside the zone flag. RFC 4034 §2.1.1: reserved flags must be ignored.</summary>
    ReservedHighFlagsAreRefused = 1L << 40,

    /// <summary>A key with the flag beside the zone flag is not used: together they were another type of owner once (RFC 2535 §3.1.2).</summary>
    OwnerTypeFlagIsRefused = 1L << 41,
}
