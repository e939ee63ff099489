using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The code of an extended DNS error (RFC 8914 and its IANA registry).</summary>
public readonly record struct ExtendedErrorCode(ushort Number) : IComparable<ExtendedErrorCode>
{
    /// <summary>Other, 0.</summary>
    public static readonly ExtendedErrorCode Other = new(0);

    /// <summary>Unsupported DNSKEY Algorithm, 1.</summary>
    public static readonly ExtendedErrorCode UnsupportedDnskeyAlgorithm = new(1);

    /// <summary>Unsupported DS Digest Type, 2.</summary>
    public static readonly ExtendedErrorCode UnsupportedDsDigestType = new(2);

    /// <summary>Stale Answer, 3.</summary>
    public static readonly ExtendedErrorCode StaleAnswer = new(3);

    /// <summary>Forged Answer, 4.</summary>
    public static readonly ExtendedErrorCode ForgedAnswer = new(4);

    /// <summary>DNSSEC Indeterminate, 5.</summary>
    public static readonly ExtendedErrorCode DnssecIndeterminate = new(5);

    /// <summary>DNSSEC Bogus, 6.</summary>
    public static readonly ExtendedErrorCode DnssecBogus = new(6);

    /// <summary>Signature Expired, 7.</summary>
    public static readonly ExtendedErrorCode SignatureExpired = new(7);

    /// <summary>Signature Not Yet Valid, 8.</summary>
    public static readonly ExtendedErrorCode SignatureNotYetValid = new(8);

    /// <summary>DNSKEY Missing, 9.</summary>
    public static readonly ExtendedErrorCode DnskeyMissing = new(9);

    /// <summary>RRSIGs Missing, 10.</summary>
    public static readonly ExtendedErrorCode RrsigsMissing = new(10);

    /// <summary>No Zone Key Bit Set, 11.</summary>
    public static readonly ExtendedErrorCode NoZoneKeyBitSet = new(11);

    /// <summary>NSEC Missing, 12.</summary>
    public static readonly ExtendedErrorCode NsecMissing = new(12);

    /// <summary>Cached Error, 13.</summary>
    public static readonly ExtendedErrorCode CachedError = new(13);

    /// <summary>Not Ready, 14.</summary>
    public static readonly ExtendedErrorCode NotReady = new(14);

    /// <summary>Blocked, 15.</summary>
    public static readonly ExtendedErrorCode Blocked = new(15);

    /// <summary>Censored, 16.</summary>
    public static readonly ExtendedErrorCode Censored = new(16);

    /// <summary>Filtered, 17.</summary>
    public static readonly ExtendedErrorCode Filtered = new(17);

    /// <summary>Prohibited, 18.</summary>
    public static readonly ExtendedErrorCode Prohibited = new(18);

    /// <summary>Stale NXDOMAIN Answer, 19.</summary>
    public static readonly ExtendedErrorCode StaleNxdomainAnswer = new(19);

    /// <summary>Not Authoritative, 20.</summary>
    public static readonly ExtendedErrorCode NotAuthoritative = new(20);

    /// <summary>Not Supported, 21.</summary>
    public static readonly ExtendedErrorCode NotSupported = new(21);

    /// <summary>No Reachable Authority, 22.</summary>
    public static readonly ExtendedErrorCode NoReachableAuthority = new(22);

    /// <summary>Network Error, 23.</summary>
    public static readonly ExtendedErrorCode NetworkError = new(23);

    /// <summary>Invalid Data, 24.</summary>
    public static readonly ExtendedErrorCode InvalidData = new(24);

    /// <summary>Signature Expired before Valid, 25.</summary>
    public static readonly ExtendedErrorCode SignatureExpiredBeforeValid = new(25);

    /// <summary>Too Early, 26 (RFC 9250).</summary>
    public static readonly ExtendedErrorCode TooEarly = new(26);

    /// <summary>Unsupported NSEC3 Iterations Value, 27 (RFC 9276).</summary>
    public static readonly ExtendedErrorCode UnsupportedNsec3Iterations = new(27);

    /// <summary>Unable to conform to policy, 28.</summary>
    public static readonly ExtendedErrorCode UnableToConformToPolicy = new(28);

    /// <summary>Synthesized, 29.</summary>
    public static readonly ExtendedErrorCode Synthesized = new(29);

    /// <summary>Invalid Query Type, 30 (RFC 9824).</summary>
    public static readonly ExtendedErrorCode InvalidQueryType = new(30);

    /// <summary>Rate Limited, 31.</summary>
    public static readonly ExtendedErrorCode RateLimited = new(31);

    /// <summary>Over Quota, 32.</summary>
    public static readonly ExtendedErrorCode OverQuota = new(32);

    /// <summary>Negative Trust Anchor, 33.</summary>
    public static readonly ExtendedErrorCode NegativeTrustAnchor = new(33);

    /// <summary>Reads a mnemonic in any case, a plain number, or EDE with a number.</summary>
    public static bool TryParse(string? text, out ExtendedErrorCode code)
    {
        ushort? known = text?.ToUpperInvariant() switch
        {
            "OTHER" => 0,
            "UNSUPPORTED DNSKEY ALGORITHM" => 1,
            "UNSUPPORTED DS DIGEST TYPE" => 2,
            "STALE ANSWER" => 3,
            "FORGED ANSWER" => 4,
            "DNSSEC INDETERMINATE" => 5,
            "DNSSEC BOGUS" => 6,
            "SIGNATURE EXPIRED" => 7,
            "SIGNATURE NOT YET VALID" => 8,
            "DNSKEY MISSING" => 9,
            "RRSIGS MISSING" => 10,
            "NO ZONE KEY BIT SET" => 11,
            "NSEC MISSING" => 12,
            "CACHED ERROR" => 13,
            "NOT READY" => 14,
            "BLOCKED" => 15,
            "CENSORED" => 16,
            "FILTERED" => 17,
            "PROHIBITED" => 18,
            "STALE NXDOMAIN ANSWER" => 19,
            "NOT AUTHORITATIVE" => 20,
            "NOT SUPPORTED" => 21,
            "NO REACHABLE AUTHORITY" => 22,
            "NETWORK ERROR" => 23,
            "INVALID DATA" => 24,
            "SIGNATURE EXPIRED BEFORE VALID" => 25,
            "TOO EARLY" => 26,
            "UNSUPPORTED NSEC3 ITERATIONS VALUE" => 27,
            "UNABLE TO CONFORM TO POLICY" => 28,
            "SYNTHESIZED" => 29,
            "INVALID QUERY TYPE" => 30,
            "RATE LIMITED" => 31,
            "OVER QUOTA" => 32,
            "NEGATIVE TRUST ANCHOR" => 33,
            _ => null,
        };
        if (known is { } number)
        {
            code = new ExtendedErrorCode(number);
            return true;
        }

        var parsed = CodeText.TryParseNumbered(text, "EDE", ushort.MaxValue, out var value)
            || CodeText.TryParseNumbered(text, "", ushort.MaxValue, out value);
        code = new ExtendedErrorCode((ushort)value);
        return parsed;
    }

    /// <summary>Orders by number.</summary>
    public int CompareTo(ExtendedErrorCode other) => Number.CompareTo(other.Number);

    /// <summary>The mnemonic, or EDE with the number.</summary>
    public override string ToString() => Number switch
    {
        0 => "Other",
        1 => "Unsupported DNSKEY Algorithm",
        2 => "Unsupported DS Digest Type",
        3 => "Stale Answer",
        4 => "Forged Answer",
        5 => "DNSSEC Indeterminate",
        6 => "DNSSEC Bogus",
        7 => "Signature Expired",
        8 => "Signature Not Yet Valid",
        9 => "DNSKEY Missing",
        10 => "RRSIGs Missing",
        11 => "No Zone Key Bit Set",
        12 => "NSEC Missing",
        13 => "Cached Error",
        14 => "Not Ready",
        15 => "Blocked",
        16 => "Censored",
        17 => "Filtered",
        18 => "Prohibited",
        19 => "Stale NXDOMAIN Answer",
        20 => "Not Authoritative",
        21 => "Not Supported",
        22 => "No Reachable Authority",
        23 => "Network Error",
        24 => "Invalid Data",
        25 => "Signature Expired before Valid",
        26 => "Too Early",
        27 => "Unsupported NSEC3 Iterations Value",
        28 => "Unable to conform to policy",
        29 => "Synthesized",
        30 => "Invalid Query Type",
        31 => "Rate Limited",
        32 => "Over Quota",
        33 => "Negative Trust Anchor",
        _ => "EDE" + Number.ToString(CultureInfo.InvariantCulture),
    };
}
