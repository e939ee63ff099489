using System.Collections.Immutable;

namespace DnssecToolkit.Captures;

/// <summary>How to read captures. Immutable; the default suits recordings of servers and of resolvers.</summary>
public sealed record CaptureReaderOptions
{
    /// <summary>The defaults.</summary>
    public static CaptureReaderOptions Default { get; } = new();

    /// <summary>The format; null looks at the first octets.</summary>
    public CaptureFormat? Format { get; init; }

    /// <summary>The ports on which every packet is DNS. Default: 53.</summary>
    public ImmutableArray<int> Ports { get; init; } = [53];

    /// <summary>Whether packets of other ports are read too if they cannot be anything but DNS. Multicast DNS, LLMNR and NetBIOS are left out. Default: yes.</summary>
    public bool AnyPort { get; init; } = true;

    /// <summary>How long a query waits for its response before it counts as unanswered. Default: 30 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many queries may wait at once; bounds the memory. Default: 65,536.</summary>
    public int MaximumOpenQueries { get; init; } = 65_536;

    /// <summary>The server to name where the file names none; null takes the file's name.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>The time of messages whose source gives none, or no more than a day; null takes the start of that day, or 1 January 1970.</summary>
    public DateTimeOffset? TimeOfUndated { get; init; }

    /// <summary>The origin of a zone file that does not say its own; null takes the owner of the SOA.</summary>
    public Dns.DomainName? Origin { get; init; }
}
