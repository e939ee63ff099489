using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones;

/// <summary>Something wrong or odd in a zone.</summary>
/// <param name="Code">What it is, for example "rrsig-invalid": record first, flaw second. Codes are never renamed.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Owner">The name at which it is, in lower case; the root where no name was read.</param>
/// <param name="Type">The type of the RRset concerned, for a signature the type it covers.</param>
/// <param name="Algorithm">The algorithm concerned.</param>
/// <param name="KeyTag">The tag of the key concerned.</param>
/// <param name="Line">The line of the zone file on which the record begins; null where a record is missing.</param>
/// <param name="Facts">The facts in a few words.</param>
public sealed record ZoneFinding(
    string Code,
    Severity Severity,
    DomainName Owner,
    RecordType? Type,
    SecurityAlgorithm? Algorithm,
    ushort? KeyTag,
    int? Line,
    string Facts)
{
    /// <summary>The finding as one line.</summary>
    public override string ToString()
    {
        var place = Line is { } line ? $"line {line}: " : "";
        var type = Type is { } t ? $" {t}" : "";
        var key = KeyTag is { } tag ? $" (key {tag}{(Algorithm is { } a ? $", {a}" : "")})" : Algorithm is { } only ? $" ({only})" : "";
        return $"{place}{Code}: {Owner}{type}{key}{(Facts.Length == 0 ? "" : ": " + Facts)}";
    }
}
