using System.Collections.Immutable;
using DnssecToolkit.Dns;

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

    /// <summary>The verdict that a walk came to.</summary>
    internal static Verdict Of(Judgement judgement, Question question, Finding? cause, ImmutableArray<Finding> others) => judgement.Status switch
    {
        SecurityStatus.Secure => new Secure(),
        SecurityStatus.Insecure => new Insecure(judgement.InsecureReason!),
        SecurityStatus.Bogus => new Bogus(cause!, others),
        _ => new Indeterminate(judgement.IndeterminateReason ?? new IndeterminateReason.MissingEvidence(question, question.Name, 0)),
    };

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
