namespace DnssecToolkit.Dns;

/// <summary>How a zone file is read.</summary>
public sealed record ZoneFileOptions
{
    /// <summary>Completes relative names until the file says $ORIGIN; the root by default.</summary>
    public DomainName Origin { get; init; } = DomainName.Root;

    /// <summary>The class of records before the first that states one; IN by default.</summary>
    public RecordClass Class { get; init; } = RecordClass.Internet;

    /// <summary>The TTL of records that have none, where neither $TTL, a record before, an SOA's minimum nor an RRSIG's original TTL gives one. Null makes that an error.</summary>
    public uint? DefaultTtl { get; init; }

    /// <summary>Whether reading goes on with the next record after an error; the first error ends it by default.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Opens the file that $INCLUDE names, or gives null to refuse. Without it every $INCLUDE is refused.</summary>
    public Func<string, Stream?>? OpenInclude { get; init; }

    /// <summary>How deep $INCLUDE may nest; 8 by default.</summary>
    public int MaximumIncludeDepth { get; init; } = 8;

    /// <summary>How many octets the text of one record has at most, comments and parentheses over several lines included; 1 MiB by default.</summary>
    public int MaximumRecordLength { get; init; } = 1 << 20;

    /// <summary>How many records all $GENERATE directives make at most; 65536 by default, 0 refuses them.</summary>
    public int MaximumGeneratedRecords { get; init; } = 65_536;

    /// <summary>How many errors are kept; later ones are only counted. 1000 by default.</summary>
    public int MaximumErrorsKept { get; init; } = 1_000;
}
