using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Faults in RRSIG records.</summary>
internal static class SignatureFaults
{
    private static readonly (string, string) Current = ("RFC 4035 §5.3.1", "The validator's notion of the current time MUST be less than or equal to the time listed in the RRSIG RR's Expiration field.");

    public static IEnumerable<Fault> All =>
    [
        new("rrsig-expired", FaultArea.Signatures, "The signature's last second is a day past.")
        {
            Breaks = Current,
            Incident = "e164.arpa 2017-06-21, .zm 2015-12-06 and 2018-10-14",
            Expect = _ => new(ExpectedStatus.Bogus, "rrsig-expired"),
            AfterSigning = site => site.Zone.Resign(site.Target, new SignatureFields
            {
                Inception = SignatureTime.FromInstant(site.Zone.SignedAt.AddDays(-15)),
                Expiration = SignatureTime.FromInstant(site.Zone.SignedAt.AddDays(-1)),
            }),
        },
    ];
}
