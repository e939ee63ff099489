namespace DnssecToolkit.Dns;

/// <summary>How a zone file is written.</summary>
public sealed record ZoneFileWriterOptions
{
    /// <summary>Owners at or below this name are written relative to it, after an $ORIGIN line; null writes absolute owners.</summary>
    public DomainName? Origin { get; init; }

    /// <summary>Whether SOA, DNSKEY, CDNSKEY and RRSIG records are laid out over several lines in parentheses.</summary>
    public bool MultiLine { get; init; }
}
