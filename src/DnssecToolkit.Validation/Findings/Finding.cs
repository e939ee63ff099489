using System.Collections.Immutable;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Validation;

/// <summary>Something that is odd or wrong in the evidence, with its facts. Findings explain; they do not vote (the verdict follows from the checks).</summary>
[TypeFormatterSource]
public abstract record Finding(RuleInfo Rule, Place Place)
{
    /// <summary>The code of the rule.</summary>
    public string Code => Rule.Code;

    /// <summary>How grave it is.</summary>
    public Severity Severity => Rule.Severity;

    /// <summary>The servers whose responses show it, in order of address; empty for what is not tied to a server.</summary>
    public ImmutableArray<ServerAddress> Servers { get; init; } = [];

    /// <summary>Whether the link would stand or fall the same without this, since other records decide it. Such a finding is never the cause.</summary>
    public bool DecidesNothing { get; init; }

    /// <summary>Whether the link in question failed for this reason.</summary>
    public bool BreaksLink { get; init; }
}
