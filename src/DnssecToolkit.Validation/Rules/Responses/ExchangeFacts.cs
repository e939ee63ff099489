using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What the rules about responses and servers ask of their subjects.</summary>
internal static class ExchangeFacts
{
    extension(ObservedExchange subject)
    {
        /// <summary>The question of the chain that the exchange is about.</summary>
        public Place Place => new(subject.Zone, subject.Exchange.Question?.Name ?? subject.Zone, subject.Exchange.Question?.Type ?? RecordType.Any);

        /// <summary>The response, if it is one and says NOERROR.</summary>
        public Message? Success => subject.Exchange.Response is { IsResponse: true } response && response.ResponseCode == ResponseCode.NoError ? response : null;

        /// <summary>Whether the response is an error with this code.</summary>
        public bool Fails(ResponseCode code) => subject.Exchange.Response is { IsResponse: true } response && response.ResponseCode == code;

        /// <summary>The zone whose servers the response sends to; null where it is no referral.</summary>
        public DomainName? ReferredZone =>
            subject.Success is { Answer.IsEmpty: true, IsAuthoritative: false } response && !response.Authority.Any(record => record.Type == RecordType.Soa)
                ? response.Authority.FirstOrDefault(record => record.Type == RecordType.Ns)?.Owner
                : null;
    }

    extension(ServerComparison subject)
    {
        /// <summary>The question that was compared.</summary>
        public Place Place => new(subject.Zone, subject.Question.Name, subject.Question.Type);

        /// <summary>The serial of the zone that each server showed.</summary>
        public ImmutableArray<ServerSerial> Serials =>
        [
            .. from exchange in subject.Exchanges
               let soa = (exchange.Response is { } response ? response.Answer.Concat(response.Authority) : [])
                   .FirstOrDefault(record => record.Owner == subject.Zone && record.Data is Soa)
               where soa is not null
               select new ServerSerial(exchange.Server, ((Soa)soa.Data).Serial),
        ];

        /// <summary>The servers that speak for the zone and say that it has no such records.</summary>
        public IEnumerable<ServerAddress> Denying() =>
            from exchange in subject.Exchanges
            where exchange.Response is { IsAuthoritative: true, Answer.IsEmpty: true } response
                && response.Authority.Any(record => record.Type == RecordType.Soa && record.Owner == subject.Zone)
            select exchange.Server;
    }
}

/// <summary>The version of a zone that a server showed.</summary>
public sealed record ServerSerial(ServerAddress Server, uint Serial);
