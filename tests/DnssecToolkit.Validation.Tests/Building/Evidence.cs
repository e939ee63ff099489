using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>Changes to recorded responses. The octets are written anew, so that the change is in the evidence and not beside it.</summary>
internal static class Evidence
{
    public static Exchange Change(Exchange exchange, Func<Message, Message> change) => Octets(exchange, change(exchange.Response!).ToWire());

    public static Exchange Octets(Exchange exchange, byte[] response) =>
        new(exchange.At, exchange.Server, exchange.Transport, exchange.Query, new Outcome.Answered(response));

    public static Exchange At(Exchange exchange, DateTimeOffset at) => new(at, exchange.Server, exchange.Transport, exchange.Query, exchange.Outcome);

    public static Exchange From(Exchange exchange, ServerAddress server) => new(exchange.At, server, exchange.Transport, exchange.Query, exchange.Outcome);

    public static Message With(
        Message message,
        ImmutableArray<ResourceRecord>? answer = null,
        ImmutableArray<ResourceRecord>? authority = null,
        ResponseCode? code = null) => new()
        {
            Id = message.Id,
            IsResponse = true,
            IsAuthoritative = message.IsAuthoritative,
            ResponseCode = code ?? message.ResponseCode,
            Questions = message.Questions,
            Answer = answer ?? message.Answer,
            Authority = authority ?? message.Authority,
            Edns = message.Edns,
        };

    public static Message Map(Message message, Func<ResourceRecord, IEnumerable<ResourceRecord>> change) =>
        With(message, [.. message.Answer.SelectMany(change)], [.. message.Authority.SelectMany(change)]);

    public static Message Without(Message message, Func<ResourceRecord, bool> drop) => Map(message, record => drop(record) ? [] : [record]);

    public static Message WithoutSignatures(Message message, RecordType? covered = null) =>
        Without(message, record => record.Data is Rrsig rrsig && (covered is null || rrsig.TypeCovered == covered));
}
