using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab.Serving;

/// <summary>What a server answers: octets in, octets out.</summary>
internal delegate ServerReply Answering(ReadOnlyMemory<byte> query, Transport transport, DateTimeOffset at);

/// <summary>An address of the lab: asks its server, and sees to it that whatever goes wrong there ends in SERVFAIL and not in silence.</summary>
internal sealed class LabAddress(ServerAddress server, Answering answer, LoopbackOptions options)
{
    private long _queries;

    public ServerAddress Server => server;

    public long Queries => Interlocked.Read(ref _queries);

    /// <summary>The octets to send back; null: nothing.</summary>
    /// <param name="query">The octets of the query; not kept.</param>
    /// <param name="transport">How it came.</param>
    /// <param name="client">Who asked; only called when somebody wants to know.</param>
    public ReadOnlyMemory<byte>? Answer(ReadOnlyMemory<byte> query, Transport transport, Func<IPEndPoint> client)
    {
        Interlocked.Increment(ref _queries);
        var at = options.Clock.GetUtcNow();
        var reply = Answer(query, transport, at, client);
        options.OnQuery?.Invoke(new ServedQuery(at, server, client(), transport, query.ToArray(), reply)); // only then are octets copied
        return reply is ServerReply.Octets octets ? octets.Message : default(ReadOnlyMemory<byte>?); // a bare null would become empty octets
    }

    private ServerReply Answer(ReadOnlyMemory<byte> query, Transport transport, DateTimeOffset at, Func<IPEndPoint> client)
    {
        try
        {
            return answer(query, transport, at);
        }
#pragma warning disable CA1031 // a mistake in a behaviour that somebody described must not end the other servers
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var reply = ServerReply.Of(new Message
            {
                Id = (ushort)((query.Span[0] << 8) | query.Span[1]), // octets too short for an id are never answered
                IsResponse = true,
                ResponseCode = ResponseCode.ServerFailure,
            });
            options.OnFailure?.Invoke(new ServedQuery(at, server, client(), transport, query.ToArray(), reply), failure);
            return reply;
        }
    }
}
