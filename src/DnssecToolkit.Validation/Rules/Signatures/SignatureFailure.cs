using System.Diagnostics.CodeAnalysis;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The one reason for which a signature fails arithmetically, so that one mistake gives one finding.</summary>
internal static class SignatureFailure
{
    /// <summary>What makes the arithmetic fail by itself; its own rules tell it.</summary>
    internal const SignatureProblems Explained =
        SignatureProblems.LabelsExceedOwner | SignatureProblems.KeyRevoked | SignatureProblems.KeyNotZoneKey | SignatureProblems.KeyWrongProtocol;

    /// <summary>Whether the most telling reason is of this kind, and with which key it was found.</summary>
    public static bool Is<TReason>(SignatureCheck check, [NotNullWhen(true)] out Dnskey? key, [NotNullWhen(true)] out TReason? reason)
        where TReason : InvalidSignatureReason
    {
        (key, reason) = (null, null);
        if (!check.Has(SignatureProblems.CryptographyFailed) || check.Has(Explained))
        {
            return false;
        }

        InvalidSignatureReason? best = null;
        foreach (var trial in check.Trials)
        {
            if (trial.Outcome is SignatureOutcome.Invalid invalid && (best is null || Rank(invalid.Reason) < Rank(best)))
            {
                (key, best) = (trial.Key, invalid.Reason);
            }
        }

        reason = best as TReason;
        return reason is not null && key is not null;
    }

    /// <summary>Where several keys share the tag, the one that made the signature tells more than those that did not.</summary>
    private static int Rank(InvalidSignatureReason reason) => reason switch
    {
        InvalidSignatureReason.DigestDiffers => 0,
        InvalidSignatureReason.OtherHash => 1,
        InvalidSignatureReason.PaddingMalformed => 2,
        InvalidSignatureReason.EquationFails or InvalidSignatureReason.PaddingNoise => 3,
        InvalidSignatureReason.MalformedKey => 5,
        _ => 4,
    };
}
