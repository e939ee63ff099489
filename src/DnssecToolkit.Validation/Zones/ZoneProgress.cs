namespace DnssecToolkit.Validation.Zones;

/// <summary>How far the reading of a zone has come.</summary>
/// <param name="Octets">Octets read.</param>
/// <param name="TotalOctets">Octets of the file, where the stream knows.</param>
/// <param name="Records">Records read.</param>
public sealed record ZoneProgress(long Octets, long? TotalOctets, long Records);
