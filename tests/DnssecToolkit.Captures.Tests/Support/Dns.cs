using System.Buffers.Binary;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests.Support;

/// <summary>Small messages and exchanges for tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly ServerAddress Server = new(IPAddress.Parse("192.0.2.53"));

    public static readonly IPEndPoint Client = new(IPAddress.Parse("192.0.2.1"), 40_000);

    public static Question Question(string name = "example.", string type = "A") => new(DomainName.Parse(name), RecordType.Parse(type));

    public static byte[] Query(ushort id = 1, string name = "example.", string type = "A") => new Message
    {
        Id = id,
        RecursionDesired = true,
        Questions = [Question(name, type)],
        Edns = new Edns(1232, dnssecOk: true),
    }.ToWire();

    /// <summary>A response with as many TXT records of 200 octets as asked for.</summary>
    public static byte[] Response(ushort id = 1, string name = "example.", string type = "A", int texts = 0) => new Message
    {
        Id = id,
        IsResponse = true,
        IsAuthoritative = true,
        Questions = [Question(name, type)],
        Answer =
        [
            .. Enumerable.Range(0, texts).Select(index =>
            {
                var data = new byte[201];
                data[0] = 200;
                data.AsSpan(1).Fill((byte)('a' + (index % 26)));
                BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(1), index);
                return new ResourceRecord(DomainName.Parse(name), RecordClass.Internet, 60, Rdata.Read(RecordType.Txt, data));
            }),
        ],
    }.ToWire();

    public static Exchange Answered(DateTimeOffset at, ushort id = 1, string name = "example.", ServerAddress? server = null) =>
        new(at, server ?? Server, Transport.Udp, Query(id, name), new Outcome.Answered(Response(id, name)))
        {
            AskedAt = at - TimeSpan.FromMilliseconds(20),
            Client = Client,
        };
}
