using DnssecToolkit.Cryptography;

namespace DnssecToolkit.Validation.Zones;

/// <summary>The outcome of a signature check in a few words.</summary>
internal static class SignatureFacts
{
    /// <summary>The words.</summary>
    public static string Of(SignatureOutcome outcome) => outcome switch
    {
        SignatureOutcome.Invalid(var reason) => reason switch
        {
            InvalidSignatureReason.MalformedKey => "the key is malformed",
            InvalidSignatureReason.WrongLength(var expected, var actual, _) => $"the signature has {actual} octets, the key demands {expected}",
            InvalidSignatureReason.OutOfRange(var part, var isZero) => $"{part} is {(isZero ? "zero" : "too large")}",
            InvalidSignatureReason.PointNotOnCurve => "R is no point of the curve",
            InvalidSignatureReason.PaddingNoise => "it decodes to noise: made by another private key, or damaged",
            InvalidSignatureReason.PaddingMalformed(var defect, _) => $"this key made it, but its padding is malformed: {defect}",
            InvalidSignatureReason.DigestDiffers => "this key made it, over other data",
            InvalidSignatureReason.OtherHash(var found, var expected, _, _) => $"this key made it with {found} instead of {expected}",
            InvalidSignatureReason.EquationFails => "it does not fit the data: other data, another key or damage",
            _ => reason.GetType().Name,
        },
        SignatureOutcome.NotCheckable(var reason) => $"not checked: {reason.GetType().Name}",
        _ => "",
    };
}
