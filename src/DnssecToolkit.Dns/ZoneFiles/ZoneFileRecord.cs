namespace DnssecToolkit.Dns;

/// <summary>A record of a zone file and the line on which it begins, counted from 1.</summary>
public readonly record struct ZoneFileRecord(ResourceRecord Record, int Line);
