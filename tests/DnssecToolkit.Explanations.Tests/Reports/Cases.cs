using DnssecToolkit.Captures;

namespace DnssecToolkit.Explanations.Tests.Reports;

/// <summary>The diagnoses that the snapshots show, each under the name of its file.</summary>
internal static class Cases
{
    public static readonly (string Name, string Capture, string Question)[] All =
    [
        ("three-secure-zones", "good", "www.nsec3.example. A"),
        ("keys-themselves", "good", "nsec3.example. DNSKEY"),
        ("wildcard-answer", "good", "any.wild.signed.example. A"),
        ("no-such-type", "good", "www.nsec3.example. TXT"),
        ("no-such-name", "good", "absent.signed.example. A"),
        ("opt-out-name", "good", "absent.example. A"),
        ("cname-across-zones", "good", "alias.signed.example. A"),
        ("dname-across-zones", "good", "www.old.signed.example. A"),
        ("cname-to-unsigned-zone", "good", "shop.signed.example. A"),
        ("insecure-delegation", "good", "www.plain.nsec3.example. A"),
        ("unsupported-algorithm", "unsupported-algorithm", "www.nsec3.example. A"),
        ("broken-apex-nsec3", "broken-apex-nsec3", "www.plain.example. A"),
        ("broken-apex-nsec3-no-such-type", "broken-apex-nsec3", "example. TXT"),
        ("one-server-bad", "one-server-bad", "www.plain.example. A"),
        ("expired", "expired", "www.signed.example. A"),
        ("wrong-ds-digest", "wrong-ds-digest", "alias.signed.example. A"),
        ("ds-of-another-key", "ds-of-another-key", "www.nsec3.example. A"),
        ("missing-zsk", "missing-zsk", "www.nsec3.example. A"),
        ("missing-signature", "missing-signature", "www.nsec3.example. A"),
        ("changed-data", "changed-data", "www.nsec3.example. A"),
        ("missing-nsec3", "missing-nsec3", "nobody.nsec3.example. A"),
        ("missing-evidence", "without-keys", "www.nsec3.example. A"),
        ("missing-answer", "good", "other.nsec3.example. AAAA"),
    ];

    public static Report Explain(string name)
    {
        var (_, capture, question) = All.Single(known => known.Name == name);
        return capture == "without-keys"
            ? RecordedInternet.Explain(WithoutKeysOf("nsec3.example."), question)
            : RecordedInternet.Explain(capture, question);
    }

    /// <summary>The good Internet as somebody recorded it who never asked for a zone's keys.</summary>
    private static Capture WithoutKeysOf(string zone)
    {
        var all = RecordedInternet.Capture("good");
        return new Capture(all.Exchanges.Where(exchange => exchange.Question?.ToString() != $"{zone} DNSKEY"), [], []);
    }
}
