namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The record types that the checks of a zone tell apart, as plain numbers for the inner loops.</summary>
internal static class TypeNumbers
{
    public const ushort A = 1;
    public const ushort Ns = 2;
    public const ushort Cname = 5;
    public const ushort Soa = 6;
    public const ushort Aaaa = 28;
    public const ushort Dname = 39;
    public const ushort Ds = 43;
    public const ushort Rrsig = 46;
    public const ushort Nsec = 47;
    public const ushort Dnskey = 48;
    public const ushort Nsec3 = 50;
    public const ushort Nsec3Param = 51;
    public const ushort Cds = 59;
    public const ushort Cdnskey = 60;
    public const ushort Zonemd = 63;
}
