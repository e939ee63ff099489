using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>A stub client that asks one server on loopback: over UDP, and over TCP where the answer was truncated.</summary>
public sealed class DnsStub(IPEndPoint server)
{
    /// <summary>How long one attempt waits.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a question is sent over UDP.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Asks; null where no answer came.</summary>
    public ResolverAnswer? TryAsk(Question question, bool checkingDisabled = false, bool recursionDesired = true, CancellationToken cancellationToken = default) =>
        TryAskAsync(question, checkingDisabled, recursionDesired, cancellationToken).GetAwaiter().GetResult();

    /// <summary>Asks; null where no answer came.</summary>
    public async Task<ResolverAnswer?> TryAskAsync(Question question, bool checkingDisabled = false, bool recursionDesired = true, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var query = new Message
            {
                Id = (ushort)RandomNumberGenerator.GetInt32(65536),
                RecursionDesired = recursionDesired,
                CheckingDisabled = checkingDisabled,
                AuthenticData = true,
                Questions = [question],
                Edns = new Edns(1232, dnssecOk: true),
            };
            var wire = query.ToWire();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Timeout);
            try
            {
                var response = await AskUdp(query, wire, limit.Token).ConfigureAwait(false);
                if (response.IsTruncated)
                {
                    response = await AskTcp(query, wire, limit.Token).ConfigureAwait(false);
                }

                return new ResolverAnswer(response);
            }
            catch (Exception reason) when (reason is SocketException or IOException || (reason is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // A closed port answers at once; a lost datagram after the timeout.
            }
        }

        return null;
    }

    private async Task<Message> AskUdp(Message query, byte[] wire, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await socket.SendAsync(wire, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[65536];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (Answers(query, buffer.AsSpan(0, length).ToArray()) is { } response)
            {
                return response;
            }
        }
    }

    private async Task<Message> AskTcp(Message query, byte[] wire, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync((byte[])[(byte)(wire.Length >> 8), (byte)wire.Length, .. wire], cancellationToken).ConfigureAwait(false);
        var head = new byte[2];
        await stream.ReadExactlyAsync(head, cancellationToken).ConfigureAwait(false);
        var body = new byte[(head[0] << 8) | head[1]];
        await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
        return Answers(query, body) ?? throw new IOException("the response over TCP belongs to another query");
    }

    private static Message? Answers(Message query, byte[] octets)
    {
        var response = Message.Parse(octets);
        return response.Succeeded && response.Value is { IsResponse: true } message && message.Id == query.Id
            && (message.Question is null || message.Question == query.Question) ? message : null;
    }
}
