using System.Text.RegularExpressions;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>The phrases that give a reason, by the class that a cause belongs to. A phrase counts whoever says it.</summary>
public static partial class ReasonClasses
{
    private static readonly (string Codes, Regex Phrases)[] Classes =
    [
        ("rrsig-expired", Expired()),
        ("rrsig-not-yet-valid", NotYetValid()),
        ("rrsig-expires-before-inception", Inverted()),
        ("rrsig-missing", Missing()),
        ("rrsig-key-missing|rrsig-key-", KeyUnusable()),
        ("rrsig-signer", Signer()),
        ("rrsig-labels", Labels()),
        ("rrsig-algorithm|rrset-no-supported", Algorithm()),
        ("rrsig-", Invalid()),
        ("ds-", DelegationSigner()),
        ("anchor-|dnskey-missing|dnskey-not-signed|dnskey-no-zone|dnskey-revoked|dnskey-", Keys()),
        ("nsec|denial|compact", Denial()),
    ];

    /// <summary>Whether a statement gives the reason that a code stands for.</summary>
    public static bool IsGiven(string code, string statement)
    {
        foreach (var (codes, phrases) in Classes)
        {
            if (codes.Split('|').Any(start => code.StartsWith(start, StringComparison.Ordinal)))
            {
                return statement.Contains(code, StringComparison.Ordinal) || phrases.IsMatch(statement);
            }
        }

        return statement.Contains(code, StringComparison.Ordinal);
    }

    [GeneratedRegex("expired|EXPIRATION_IN_PAST", RegexOptions.IgnoreCase)]
    private static partial Regex Expired();

    [GeneratedRegex("inception|not begun|not yet", RegexOptions.IgnoreCase)]
    private static partial Regex NotYetValid();

    [GeneratedRegex("inception after expiration|before its inception|never valid|EXPIRATION.*BEFORE|INCEPTION.*AFTER", RegexOptions.IgnoreCase)]
    private static partial Regex Inverted();

    [GeneratedRegex("no signatures|no RRSIG|MISSING_RRSIG|not signed|without signature", RegexOptions.IgnoreCase)]
    private static partial Regex Missing();

    [GeneratedRegex("unknown keys|no keys? (with|has)|no DNSKEY|keytag|revoked|zone (key )?flag|protocol|not a zone key", RegexOptions.IgnoreCase)]
    private static partial Regex KeyUnusable();

    [GeneratedRegex("signer", RegexOptions.IgnoreCase)]
    private static partial Regex Signer();

    [GeneratedRegex("label", RegexOptions.IgnoreCase)]
    private static partial Regex Labels();

    [GeneratedRegex("algorithm", RegexOptions.IgnoreCase)]
    private static partial Regex Algorithm();

    [GeneratedRegex("crypto failed|verification failed|failed to verify|no valid signature|does not .*validate|Bogus DNSSEC signature|SIGNATURE_INVALID|signature (is )?(wrong|not valid|invalid|empty|too short|length)|RRSIG_BAD_LENGTH", RegexOptions.IgnoreCase)]
    private static partial Regex Invalid();

    [GeneratedRegex(@"DS hash|no DNSKEY matching DS|no keys have a DS|DIGEST_INVALID|digest|DS .*(tag|algorithm)|matching DS|NO_SEP|MISSING_SEP", RegexOptions.IgnoreCase)]
    private static partial Regex DelegationSigner();

    [GeneratedRegex("no DNSKEY|No DNSSEC public key|DNSKEY .*(missing|revoked|bad|length|protocol|flag|malformed|not signed)|signatures from unknown keys|no keys have a DS|REVOKED|DNSKEY_BAD|NO_SEP|MISSING_SEP|key .*(size|length|malformed)", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();

    [GeneratedRegex("proof|not proved|NOT_COVERED|CLOSEST_ENCLOSER|not covered|NSEC.*(bitmap|missing|cover|match)|nonexistence", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();
}
