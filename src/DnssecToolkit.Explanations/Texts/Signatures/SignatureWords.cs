using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Signatures and their facts in words.</summary>
internal static class SignatureWords
{
    /// <summary>The record, such as "RRSIG over www.example. A by key 60001".</summary>
    public static string Name(SignatureCheck check) =>
        $"RRSIG over {check.Subject.Owner} {check.Rrsig.TypeCovered} by key {check.Rrsig.KeyTag}";

    /// <summary>From when to when the signature holds, and the instant judged.</summary>
    public static string Window(SignatureCheck check) =>
        $"valid from {Say.Time(check.Rrsig.Inception.ToInstant(check.At))} to {Say.Time(check.Rrsig.Expiration.ToInstant(check.At))}; judged at {Say.Time(check.At)}";

    /// <summary>The keys with the signature's tag and algorithm.</summary>
    public static string Keys(SignatureCheck check) =>
        string.Join(", ", check.Trials.Select(trial => $"{KeyWords.Name(trial.Key)}, flags {trial.Key.Flags}, protocol {trial.Key.Protocol}"));

    /// <summary>How other signatures under the same tag fare.</summary>
    public static string Census(SignatureCensus others, Rrsig rrsig) => others switch
    {
        { Good: 0, Bad: <= 1 } => $"the evidence holds no other signature under tag {rrsig.KeyTag} to compare with",
        { Good: 0 } => $"of {others.Bad} signatures under tag {rrsig.KeyTag} in the evidence none verifies with the published key",
        _ => $"of {others.Good + others.Bad} signatures under tag {rrsig.KeyTag} in the evidence {others.Good} {(others.Good == 1 ? "verifies" : "verify")} with the published key",
    };

    /// <summary>What a signature of the wrong length looks like.</summary>
    public static string LikelyCause(WrongLengthCause cause) => cause switch
    {
        WrongLengthCause.Empty => "there is no signature at all",
        WrongLengthCause.Der => "it is in DER form, a SEQUENCE of two INTEGERs, as cryptographic libraries make it",
        WrongLengthCause.LeadingZerosMissing => "with leading zeros put back it verifies",
        WrongLengthCause.OtherKeySize => "it has the length of a signature by a key of another usual size",
        _ => "its octets do not tell why",
    };

    /// <summary>What to change about a signature of the wrong length.</summary>
    public static string LengthHelp(WrongLengthCause cause) => cause switch
    {
        WrongLengthCause.Der => "let the signer write r and s one after the other, each filled to its full length, instead of the DER form",
        WrongLengthCause.LeadingZerosMissing => "let the signer fill numbers with leading zeros to their full length",
        WrongLengthCause.OtherKeySize => "sign with the private key that belongs to the published key",
        _ => "sign the RRset again, and find out which step changes the length",
    };

    /// <summary>A number within a signature.</summary>
    public static string Part(SignaturePart part) => part switch
    {
        SignaturePart.R => "the first number, r,",
        SignaturePart.S => "the second number, s,",
        _ => "the number",
    };

    /// <summary>A hash by its usual name.</summary>
    public static string Hash(HashFunction hash) => hash switch
    {
        HashFunction.Sha1 => "SHA-1",
        HashFunction.Sha256 => "SHA-256",
        HashFunction.Sha384 => "SHA-384",
        HashFunction.Sha512 => "SHA-512",
        HashFunction.Md5 => "MD5",
        _ => hash.ToString().ToUpperInvariant(),
    };

    /// <summary>How an RSA signature departs from its form.</summary>
    public static string Defect(PaddingDefect defect) => defect switch
    {
        PaddingDefect.OctetsAfterDigest => "there are octets after the digest, and too little padding before it",
        PaddingDefect.NoSeparator => "the padding is too short or does not end with a zero octet",
        PaddingDefect.ParametersMissing => "the DigestInfo lacks its NULL parameters",
        PaddingDefect.DigestInfoMissing => "the bare digest stands there without its DigestInfo",
        PaddingDefect.Pss => "it is padded by PSS, which no DNSSEC algorithm uses",
        _ => "the DigestInfo names no known hash",
    };

    /// <summary>Why no provider could check the signature.</summary>
    public static string NotCheckable(SignatureCheck check) =>
        check.Trials.Select(trial => trial.Outcome).OfType<SignatureOutcome.NotCheckable>().FirstOrDefault()?.Reason switch
        {
            NotCheckableReason.DisabledByPlatform disabled => $"the platform says: {disabled.Detail}",
            NotCheckableReason.ForbiddenAlgorithm => "the algorithm must not be used for validation",
            _ => "no provider knows the algorithm",
        };

    /// <summary>How much the policy forgives for the signature, and how much is used.</summary>
    public static string Skew(SignatureCheck check, ClockSkew skew)
    {
        var (inception, expiration) = (check.Rrsig.Inception.ToInstant(check.At), check.Rrsig.Expiration.ToInstant(check.At));
        var used = check.At > expiration ? $"{Say.Duration(check.At - expiration)} after the end" : $"{Say.Duration(inception - check.At)} before the begin";
        return $"{Say.Duration(skew.For(expiration - inception))}; the instant lies {used}";
    }
}
