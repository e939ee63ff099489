using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>What a resolver's log, or delv, said of a validation that failed: not evidence, but where to look.</summary>
/// <param name="Name">The name it is about.</param>
/// <param name="Type">The type it is about; null where the line names none.</param>
/// <param name="Reason">The reason in the program's own words.</param>
public sealed record ValidationHint(DomainName Name, RecordType? Type, string Reason)
{
    /// <summary>When the line was written, UTC; null where it says no time, or none with a year.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How far off <see cref="At"/> may be in either direction: a log in local time does not say which.</summary>
    public TimeSpan Uncertainty { get; init; }

    /// <summary>The server whose answer was at fault, where the line names one.</summary>
    public ServerAddress? Server { get; init; }

    /// <summary>The extended DNS error (RFC 8914) that fits the words; null where none does for certain.</summary>
    public ExtendedErrorCode? Error { get; init; }

    /// <summary>The program that wrote the line: <c>unbound</c>, <c>bind</c>, <c>delv</c>, <c>knot-resolver</c> or <c>powerdns</c>.</summary>
    public string? Program { get; init; }

    /// <summary>The name of the file, as the caller gave it.</summary>
    public string? Source { get; init; }

    /// <summary>The line of the file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary><c>2026-05-05T19:31:02Z example. DNSKEY: signature expired (unbound)</c>.</summary>
    public override string ToString()
    {
        var time = At is { } at ? Instants.Write(at) + " " : "";
        var type = Type is { } known ? $" {known}" : "";
        return $"{time}{Name}{type}: {Reason}{(Program is null ? "" : $" ({Program})")}";
    }
}
