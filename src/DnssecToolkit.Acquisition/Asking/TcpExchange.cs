using System.Buffers.Binary;
using System.Net.Sockets;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>One question over TCP (RFC 1035 §4.2.2, RFC 7766).</summary>
internal sealed class TcpExchange(ServerState server, Patience patience, TimeProvider time)
{
    /// <summary>Sends a query and reads the answer. A connection that was open before and has been closed meanwhile is replaced without a word (RFC 7766 §6.2.3).</summary>
    /// <exception cref="OperationCanceledException">The walk ends.</exception>
    public async Task<Exchange> RunAsync(byte[] query, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience.Tcp, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (server.Connections.TakeIdle() is { } idle)
        {
            var reused = await OnAsync(idle, query, either.Token, cancellationToken).ConfigureAwait(false);
            if (reused.Outcome is Outcome.Answered or Outcome.Unreadable or Outcome.Timeout)
            {
                return reused;
            }
        }

        var (began, askedAt) = (time.GetTimestamp(), time.GetUtcNow());
        try
        {
            var connection = await server.Connections.OpenAsync(either.Token).ConfigureAwait(false);
            return await OnAsync(connection, query, either.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException problem)
        {
            return Failed(new Outcome.NetworkError(NetworkReasons.Of(problem.SocketErrorCode)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(new Outcome.Timeout(time.GetElapsedTime(began)));
        }

        Exchange Failed(Outcome outcome) =>
            new Attempt(server.Address, Transport.Tcp, query, askedAt, began, null).Exchange(time.GetUtcNow(), outcome);
    }

    private async Task<Exchange> OnAsync(IStreamConnection connection, byte[] query, CancellationToken limit, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(server.Address, Transport.Tcp, query, time.GetUtcNow(), time.GetTimestamp(), connection.Local);
        var keep = false;
        try
        {
            var framed = new byte[query.Length + 2];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
            query.CopyTo(framed, 2);
            await connection.Stream.WriteAsync(framed, limit).ConfigureAwait(false);

            var length = new byte[2];
            var read = await connection.Stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, limit).ConfigureAwait(false);
            if (read == 0)
            {
                return attempt.Exchange(time.GetUtcNow(), new Outcome.NetworkError("connection closed without an answer"));
            }

            var octets = new byte[read == 2 ? BinaryPrimitives.ReadUInt16BigEndian(length) : 0];
            var got = read == 2 ? await connection.Stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, limit).ConfigureAwait(false) : 0;
            if (read < 2 || got < octets.Length)
            {
                return attempt.Exchange(time.GetUtcNow(), new Outcome.Unreadable(
                    octets.AsMemory(0, got), FormattableString.Invariant($"connection closed after {got} of {octets.Length} octets")));
            }

            var exchange = ResponseMatch.Judge(time.GetUtcNow(), attempt, octets);
            keep = exchange.Outcome is Outcome.Answered;
            return exchange;
        }
        catch (IOException problem)
        {
            var reason = problem.InnerException is SocketException inner ? NetworkReasons.Of(inner.SocketErrorCode) : problem.Message;
            return attempt.Exchange(time.GetUtcNow(), new Outcome.NetworkError(reason));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return attempt.Exchange(time.GetUtcNow(), new Outcome.Timeout(time.GetElapsedTime(attempt.Began)));
        }
        finally
        {
            if (keep)
            {
                server.Connections.Return(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }
}
