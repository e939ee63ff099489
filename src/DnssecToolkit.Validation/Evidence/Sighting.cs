using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A section of a message.</summary>
public enum Section
{
    /// <summary>The answer section.</summary>
    Answer,

    /// <summary>The authority section.</summary>
    Authority,

    /// <summary>The additional section.</summary>
    Additional,
}

/// <summary>An RRset with its signatures as one response carried it.</summary>
public sealed record Sighting(SignedRRset Set, Section Section, Exchange Exchange)
{
    /// <summary>The server that sent it.</summary>
    public ServerAddress Server => Exchange.Server;

    /// <summary>The owner of the records.</summary>
    public DomainName Owner => Set.Owner;

    /// <summary>The type of the records.</summary>
    public RecordType Type => Set.Type;
}
