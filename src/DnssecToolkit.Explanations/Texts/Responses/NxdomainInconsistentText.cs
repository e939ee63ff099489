using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nxdomain-inconsistent</c>.</summary>
internal static class NxdomainInconsistentText
{
    internal static Explanation Explain(NxdomainInconsistent.Found found)
    {
        return new Explanation(
            "some servers say that the name does not exist, and others that it does",
            $"{found.Comparison.Question.Name}: NXDOMAIN from {string.Join(", ", found.Denying)}; NOERROR from {string.Join(", ", found.Answering)}",
            $"bring all servers of {found.Comparison.Zone} to one version",
            "NXDOMAIN also denies everything below the name (RFC 8020)");
    }
}
