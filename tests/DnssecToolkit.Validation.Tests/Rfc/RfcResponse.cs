using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Rfc;

/// <summary>A zone as an RFC prints it, and responses put together from its records in the sections in which the RFC prints them.</summary>
internal sealed class RfcZone
{
    private readonly ImmutableArray<ResourceRecord> _records;

    private RfcZone(ImmutableArray<ResourceRecord> records) => _records = records;

    public static RfcZone Load(string file) =>
        new(ZoneFileReader.Parse(File.ReadAllText(Repository.PathOf("tests", "DnssecToolkit.Testing", "RfcZones", file))).Value);

    /// <summary>The key with this tag as the only anchor.</summary>
    public TrustAnchors Anchor(ushort tag) => TrustAnchors.Of(
        DomainName.Parse("example."), TrustedKey.Of(_records.Select(record => record.Data).OfType<Dnskey>().Single(key => KeyTag.Of(key) == tag)));

    /// <summary>The response of a server of the zone.</summary>
    /// <param name="question">Such as "example. NS".</param>
    /// <param name="code">The response code.</param>
    /// <param name="isAuthoritative">AA; false in a referral.</param>
    /// <param name="answer">The sets of the answer section, as <paramref name="authority"/>.</param>
    /// <param name="authority">Each "owner type", taken from the zone with its RRSIG; or a record without signature in full.</param>
    public Exchange Response(string question, ResponseCode? code = null, bool isAuthoritative = true, string[]? answer = null, string[]? authority = null)
    {
        var asked = Ask(question);
        var query = new Message { Questions = [asked], Edns = new Edns(4096, dnssecOk: true) };
        var response = new Message
        {
            IsResponse = true,
            IsAuthoritative = isAuthoritative,
            ResponseCode = code ?? ResponseCode.NoError,
            Questions = [asked],
            Answer = Section(answer),
            Authority = Section(authority),
            Edns = new Edns(4096, dnssecOk: true),
        };
        return new Exchange(
            new DateTimeOffset(2004, 4, 20, 0, 0, 0, TimeSpan.Zero),
            new ServerAddress(IPAddress.Parse("192.0.2.1")),
            Transport.Udp,
            query.ToWire(),
            new Outcome.Answered(response.ToWire()));
    }

    public static Question Ask(string question)
    {
        var parts = question.Split(' ');
        return new Question(DomainName.Parse(parts[0]), RecordType.Parse(parts[1]));
    }

    private ImmutableArray<ResourceRecord> Section(string[]? lines) => [.. (lines ?? []).SelectMany(Records)];

    private IEnumerable<ResourceRecord> Records(string line)
    {
        if (line.Split(' ') is not [var owner, var type])
        {
            return ZoneFileReader.Parse(line + "\n").Value;
        }

        var (name, wanted) = (DomainName.Parse(owner), RecordType.Parse(type));
        var set = _records.Where(record => record.Owner == name && (record.Type == wanted || (record.Data is Rrsig { TypeCovered: var covered } && covered == wanted))).ToList();
        Assert.True(set.Count > 1, $"the zone has no signed {line}");
        return set;
    }
}
