using System.Collections.Immutable;

namespace DnssecToolkit.Validation;

/// <summary>The security status of an answer with its reason. Closed: these four and no others.</summary>
[TypeFormatterSource]
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The status alone.</summary>
    public abstract SecurityStatus Status { get; }

    /// <summary>Every link from the anchor to the answer holds.</summary>
    public sealed record Secure : Verdict
    {
        /// <inheritdoc/>
        public override SecurityStatus Status => SecurityStatus.Secure;
    }

    /// <summary>It is proved that the answer lies where no signatures are promised.</summary>
    public sealed record Insecure(InsecureReason Reason) : Verdict
    {
        /// <inheritdoc/>
        public override SecurityStatus Status => SecurityStatus.Insecure;
    }

    /// <summary>A link that should hold does not. Never without a cause.</summary>
    public sealed record Bogus(Finding Cause, ImmutableArray<Finding> Others) : Verdict
    {
        /// <inheritdoc/>
        public override SecurityStatus Status => SecurityStatus.Bogus;
    }

    /// <summary>It cannot be told, and why.</summary>
    public sealed record Indeterminate(IndeterminateReason Reason) : Verdict
    {
        /// <inheritdoc/>
        public override SecurityStatus Status => SecurityStatus.Indeterminate;
    }
}
