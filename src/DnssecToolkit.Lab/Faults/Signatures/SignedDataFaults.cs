using DnssecToolkit.Dns;
using static DnssecToolkit.Lab.FaultWords;

namespace DnssecToolkit.Lab;

/// <summary>Good signatures by the right key, but over other data than those served.</summary>
internal static class SignedDataFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("rrsig-of-other-rrset", FaultArea.Signatures, "The signature field holds the signature that belongs to another set.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site =>
            {
                if (site.Zone.Find(site.Zone.Apex, RecordType.Soa)?.Signatures.FirstOrDefault() is { } other)
                {
                    site.Target.ChangeSignatures(rrsig => rrsig.With(signature: other.Signature));
                }
            },
        },
        new("rrset-record-changed", FaultArea.Signatures, "The address was changed after signing.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeData(data => data.Type == RecordType.A ? new A(System.Net.IPAddress.Parse("192.0.2.66")) : data),
        },
        new("rrset-record-added", FaultArea.Signatures, "A record was added to the set after signing.")
        {
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.Data.Add(new A(System.Net.IPAddress.Parse("192.0.2.66"))),
        },
        new("rrset-record-removed", FaultArea.Signatures, "A record was taken out of the NS set after signing.")
        {
            Ask = "@ NS",
            Needs = zone => zone.Servers.Length < 2 ? "it has one name server only" : null,
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site =>
            {
                if (site.Target.Data.Count > 1)
                {
                    site.Target.Data.RemoveAt(site.Target.Data.Count - 1);
                }
            },
        },
        new("soa-serial-raised-unsigned", FaultArea.Signatures, "The SOA's serial was raised, and the SOA was not signed anew.")
        {
            Ask = "@ SOA",
            Breaks = RfcSentences.TypeCovered,
            Expect = OtherData(),
            AfterSigning = site => site.Target.ChangeData(data => data is Soa soa
                ? new Soa(soa.Primary, soa.Mailbox, soa.Serial + 1, soa.Refresh, soa.Retry, soa.Expire, soa.Minimum)
                : data),
        },
        new("dnskey-added-after-signing", FaultArea.Signatures, "A key was added to the DNSKEY set after the set was signed.")
        {
            Breaks = RfcSentences.DsKeySigns,
            Expect = OtherData("@ DNSKEY"),
            AfterSigning = site => site.KeySet.Data.AddRange([.. site.Zone.Keys.Take(1).Select(key => site.Zone.Stranger(key).Record)]),
        },
        new("rrsig-over-upper-case-owner", FaultArea.Signatures, "The signer did not turn the owner name into lower case.")
        {
            Breaks = RfcSentences.CanonicalForm,
            Expect = OtherData(),
            AfterSigning = site => RawSignedData.Sign(site.Zone, site.Target, owner: RawSignedData.UpperCase),
        },
        new("rrsig-over-upper-case-signer", FaultArea.Signatures, "The signer did not turn its own name in the RRSIG into lower case.")
        {
            Breaks = RfcSentences.CanonicalForm,
            Expect = OtherData(),
            AfterSigning = site => RawSignedData.Sign(site.Zone, site.Target, signer: RawSignedData.UpperCase),
        },
        new("rrsig-over-upper-case-data", FaultArea.Signatures, "The signer did not turn the host name within an MX record into lower case.")
        {
            Ask = "@ MX",
            Breaks = RfcSentences.CanonicalForm,
            Expect = OtherData(),
            AfterSigning = site => RawSignedData.Sign(site.Zone, site.Target, records: sorted => sorted.Select(data => (byte[])[.. data[..2], .. RawSignedData.UpperCase(DomainName.FromWire(data.AsSpan(2)))])),
        },
        new("rrsig-records-in-wrong-order", FaultArea.Signatures, "The signer put the records of the NS set in the opposite order.")
        {
            Ask = "@ NS",
            Needs = zone => zone.Servers.Length < 2 ? "it has one name server only" : null,
            Breaks = RfcSentences.CanonicalOrder,
            Expect = OtherData(),
            AfterSigning = site => RawSignedData.Sign(site.Zone, site.Target, records: sorted => sorted.Reverse()),
        },
        new("rrsig-duplicate-signed-twice", FaultArea.Signatures, "The signer signed a record twice that stands in the set once.")
        {
            Breaks = RfcSentences.CanonicalOrder,
            Expect = OtherData(),
            AfterSigning = site => RawSignedData.Sign(site.Zone, site.Target, records: sorted => sorted.SelectMany(data => (byte[][])[data, data])),
        },
    ];
}
