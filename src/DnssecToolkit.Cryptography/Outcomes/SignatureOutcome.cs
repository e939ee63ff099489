namespace DnssecToolkit.Cryptography;

/// <summary>What checking one signature with one key showed.</summary>
/// <remarks>
/// Three answers, never two: RFC 4035 §5.3.3 leaves a validator with "valid" or "not valid", but an algorithm that cannot be
/// checked here says nothing about the zone (RFC 4035 §5.2: unknown algorithms make a zone insecure, not bogus).
/// </remarks>
public abstract record SignatureOutcome
{
    private SignatureOutcome()
    {
    }

    /// <summary>Whether the signature was checked and is good.</summary>
    public bool IsValid => this is Valid;

    /// <summary>The signature was made over exactly these octets by the private half of this key.</summary>
    public sealed record Valid : SignatureOutcome
    {
        /// <summary>The one instance that is needed.</summary>
        public static readonly Valid Instance = new();
    }

    /// <summary>The signature was checked and is not good.</summary>
    /// <param name="Reason">Why, with the facts.</param>
    public sealed record Invalid(InvalidSignatureReason Reason) : SignatureOutcome;

    /// <summary>The signature was not checked. It may be good; this is never a reason to call it bogus.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record NotCheckable(NotCheckableReason Reason) : SignatureOutcome;
}
