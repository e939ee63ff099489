namespace DnssecToolkit.Cryptography;

/// <summary>The first look at a signature of fixed length.</summary>
internal static class SignatureShape
{
    /// <summary>Why the length is wrong; null if it is right.</summary>
    public static InvalidSignatureReason? ProblemOfLength(ReadOnlySpan<byte> signature, int expected) =>
        signature.Length == expected
            ? null
            : new InvalidSignatureReason.WrongLength(expected, signature.Length, CauseOf(signature));

    private static WrongLengthCause CauseOf(ReadOnlySpan<byte> signature) => signature switch
    {
        [] => WrongLengthCause.Empty,
        [0x30, var length, 0x02, ..] when length == signature.Length - 2 => WrongLengthCause.Der,
        { Length: 64 or 96 or 114 or 41 or 128 or 256 } => WrongLengthCause.OtherKeySize,
        _ => WrongLengthCause.Unknown,
    };
}
