using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What is fixed about a rule.</summary>
/// <param name="Code">Record first, flaw second, kebab case, such as <c>rrsig-expired</c>. Never renamed.</param>
/// <param name="Severity">From MUST or SHOULD in the text.</param>
/// <param name="Reference">The sentence's place, such as "RFC 4035 §5.3.1".</param>
/// <param name="ExtendedError">The code that a resolver would send (RFC 8914); null where none fits.</param>
/// <param name="DnsvizCodes">The codes that DNSViz gives for the same flaw; empty where it has none.</param>
public sealed record RuleInfo(
    string Code, Severity Severity, string Reference, ExtendedErrorCode? ExtendedError = null, params ImmutableArray<string> DnsvizCodes);
