using System.Net;
using CsCheck;

namespace DnssecToolkit.Captures.Tests.Support;

/// <summary>Random exchanges.</summary>
internal static class Generators
{
    private static readonly Gen<DateTimeOffset> Instant = Gen.Long[0, 3600L * TimeSpan.TicksPerSecond].Select(ticks => Sample.Noon.AddTicks(ticks));

    private static readonly Gen<string> Name = OneOf("example.", "EXAMPLE.", "a.example.", "*.example.", ".", "\\000\\255.example.", "x\\.y.\\\"z.", "b.c.d.e.");

    private static readonly Gen<ServerAddress> AnyServer = OneOf(
        Sample.Server,
        new ServerAddress(IPAddress.Parse("2001:db8::53")),
        new ServerAddress(IPAddress.Parse("192.0.2.54"), 5300),
        ServerAddress.Named("ns1.example.net"),
        new ServerAddress(IPAddress.Parse("192.0.2.55")) { Name = "ns2 \"of\" <example>" });

    private static readonly Gen<Outcome> AnyOutcome = Gen.OneOf(
        Gen.Select(Gen.UShort, Name, Gen.Int[0, 9]).Select((id, name, texts) => (Outcome)new Outcome.Answered(Sample.Response(id, name, texts: texts))),
        Gen.Byte.Array[12, 60].Select(octets => (Outcome)new Outcome.Answered(octets)),
        Gen.Const((Outcome)new Outcome.Timeout()),
        Gen.Long[0, 100_000_000].Select(ticks => (Outcome)new Outcome.Timeout(TimeSpan.FromTicks(ticks))),
        Gen.String.Where(IsUnicode).Select(reason => (Outcome)new Outcome.NetworkError(reason)),
        Gen.Select(Gen.Byte.Array[0, 60], Gen.String.Where(IsUnicode)).Select((octets, reason) => (Outcome)new Outcome.Unreadable(octets, reason)));

    /// <summary>Any exchange that can be.</summary>
    public static readonly Gen<Exchange[]> AnyExchanges = Gen.Select(
        Instant,
        Gen.Bool,
        AnyServer,
        Gen.Enum<Transport>(),
        Gen.OneOf(Gen.Const(Array.Empty<byte>()), Gen.Select(Gen.UShort, Name).Select((id, name) => Sample.Query(id, name)), Gen.Byte.Array[1, 40]),
        AnyOutcome,
        Gen.Select(Gen.Bool, Gen.Enum<RecorderRole>(), Gen.Bool)).Select((at, asked, server, transport, query, outcome, more) =>
            new Exchange(at, server, transport, query.Length == 0 && outcome is Outcome.Timeout or Outcome.NetworkError ? Sample.Query() : query, outcome)
            {
                AskedAt = asked ? at.AddMilliseconds(-30) : null,
                Client = more.Item1 ? Sample.Client : null,
                Recorder = more.Item3 ? new Recorder(more.Item2, "id", more.Item1 ? "v 1" : null) : null,
                IsRemade = more is (true, RecorderRole.Unknown, true),
            }).Array[0, 12];

    /// <summary>Exchanges as a packet capture can hold them: addresses, both messages, UDP or TCP, each with a port of its own.</summary>
    public static readonly Gen<Exchange[]> KnownExchanges = Gen.Select(
        Instant,
        OneOf("192.0.2.53", "2001:db8::53", "127.0.0.1"),
        OneOf(Transport.Udp, Transport.Tcp),
        Gen.UShort,
        Name,
        Gen.Int[0, 250]).Array[0, 12].Select(all => all.Select((one, index) =>
        {
            var (at, address, transport, id, name, texts) = one;
            var server = IPAddress.Parse(address);
            var client = new IPEndPoint(IPAddress.Parse(address.Contains(':') ? "2001:db8::1" : "198.51.100.1"), 2000 + index);
            return new Exchange(at, new ServerAddress(server), transport, Sample.Query(id, name), new Outcome.Answered(Sample.Response(id, name, texts: texts)))
            {
                AskedAt = at.AddMilliseconds(-30),
                Client = client,
            };
        }).ToArray());

    /// <summary>Exchanges as dnstap can hold them: with a recorder, any transport, answered or not.</summary>
    public static readonly Gen<Exchange[]> RecordedExchanges = Gen.Select(
        KnownExchanges,
        Gen.Select(Gen.Enum<RecorderRole>().Where(role => role != RecorderRole.Unknown), OneOf(null, "ns1", "vm \u00e9"), OneOf(null, "BIND 9.18")).Array[12],
        Gen.Select(Gen.Enum<Transport>(), Gen.Bool).Array[12]).Select((exchanges, recorders, ways) => exchanges.Select((exchange, index) =>
            new Exchange(exchange.At, exchange.Server, ways[index].Item1, exchange.Query, exchange.Outcome)
            {
                AskedAt = exchange.AskedAt,
                Client = ways[index].Item2 ? exchange.Client : null,
                Recorder = new Recorder(recorders[index].Item1, recorders[index].Item2, recorders[index].Item3),
            }).ToArray());

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool IsUnicode(string text) => !text.Any(char.IsSurrogate);
}
