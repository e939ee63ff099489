using System.Collections.Immutable;

namespace DnssecToolkit.Explanations;

/// <summary>The words for one finding, in four layers.</summary>
/// <param name="Message">What is wrong, in one line that stands on its own: lower case, no full stop, no advice, no blame.</param>
/// <param name="Label">What to see at the place in the chain: the record and the field, in one line.</param>
/// <param name="Notes">Facts: names, tags, times, octets; a line each.</param>
/// <param name="Help">What to change, as advice to the zone's operator; null where there is nothing to do.</param>
public sealed record Explanation(string Message, string Label, ImmutableArray<string> Notes, string? Help)
{
    /// <summary>An explanation with notes listed one by one.</summary>
    public Explanation(string message, string label, string? help, params string[] notes)
        : this(message, label, [.. notes], help)
    {
    }
}
