using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The words for one type of finding.</summary>
internal sealed record TextEntry(Type FindingType, Func<Finding, Explanation> Explain)
{
    public static TextEntry For<TFinding>(Func<TFinding, Explanation> explain)
        where TFinding : Finding => new(typeof(TFinding), finding => explain((TFinding)finding));
}
