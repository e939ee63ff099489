using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server refers to the root, upwards.</summary>
/// <remarks>RFC 1034 §4.3.2: "If a match would take us out of the authoritative data, we have a referral. This happens when we encounter a node with NS RRs marking cuts along the bottom of a zone."</remarks>
public sealed class ResponseUpwardReferral : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-upward-referral", Severity.Warning, "RFC 1034 §4.3.2", null, "UPWARD_REFERRAL");

    /// <summary>The question and the exchange.</summary>
    public sealed record Found(Place At, Exchange Exchange) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.ReferredZone is { IsRoot: true } && !subject.Zone.IsRoot && !(subject.Exchange.Question?.Name.IsRoot ?? true))
        {
            yield return new Found(subject.Place, subject.Exchange);
        }
    }
}
