using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Why a status cannot be told. Closed; both readings of the RFCs are kept apart.</summary>
public abstract record IndeterminateReason
{
    private IndeterminateReason()
    {
    }

    /// <summary>No trust anchor lies at or above the name (RFC 4033 §5).</summary>
    public sealed record NoTrustAnchor(DomainName Name) : IndeterminateReason;

    /// <summary>The evidence lacks a usable response to a question that must be answered (RFC 4035 §4.3).</summary>
    /// <param name="Needed">What a server must be asked.</param>
    /// <param name="Zone">The zone whose servers must be asked.</param>
    /// <param name="Attempts">What was tried in vain: time-outs, errors, truncated or unreadable responses.</param>
    public sealed record MissingEvidence(Question Needed, DomainName Zone, int Attempts) : IndeterminateReason;

    /// <summary>RRSIG records were asked for: nothing signs them, so nothing can authenticate the answer (RFC 4035 §2.2).</summary>
    public sealed record NeverSigned(Question Question) : IndeterminateReason;

    /// <summary>The alias chain is longer than the policy follows, or goes in a circle.</summary>
    public sealed record AliasLimit(Question Question, int Limit) : IndeterminateReason;

    /// <summary>A signature can be checked by no provider on this machine, though the policy supports its algorithm.</summary>
    public sealed record NotCheckable(DomainName Zone, SecurityAlgorithm Algorithm) : IndeterminateReason;
}
