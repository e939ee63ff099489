using System.Globalization;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Keys and denial of a zone of the lab in a few words.</summary>
internal static class ZoneWords
{
    /// <summary>Such as <c>KSK 12222, ZSK 46279 (ECDSAP256SHA256)</c>.</summary>
    public static string Keys(SignedZone zone)
    {
        if (!zone.Description.IsSigned)
        {
            return "unsigned";
        }

        var byAlgorithm = zone.Keys.GroupBy(key => key.Record.Algorithm).Select(group => string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(", ", group.Select(key => $"{Role(key)} {key.Tag}"))} ({group.Key})"));
        return string.Join(", ", byAlgorithm);
    }

    /// <summary>Such as <c>NSEC3 with opt-out</c>.</summary>
    public static string Denial(SignedZone zone) => !zone.Description.IsSigned ? "" : zone.Description.Denial switch
    {
        { Kind: DenialKind.Nsec3 } denial => string.Create(
            CultureInfo.InvariantCulture, $"NSEC3{(denial.OptOut ? " with opt-out" : "")}{(denial.Iterations > 0 ? $", {denial.Iterations} iterations" : "")}{(denial.Salt.Length > 0 ? $", salt {denial.Salt}" : "")}"),
        { Kind: DenialKind.Compact } => "compact",
        { Kind: DenialKind.None } => "none",
        _ => "NSEC",
    };

    /// <summary>The role as it is written: KSK, ZSK, CSK.</summary>
    public static string Role(ZoneKey key) => key.Role.ToString().ToUpperInvariant();
}
