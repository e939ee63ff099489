using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab.Serving;

/// <summary>A server's TCP socket: queries one after the other on a connection, each behind its length, as many as the client likes (RFC 7766).</summary>
internal sealed class TcpService(Socket listener, LabAddress address, LoopbackOptions options, ConnectionCount connections)
{
    private const int LengthSize = 2;
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public async Task RunAsync()
    {
        while (true)
        {
            try
            {
                var connection = await listener.AcceptAsync().ConfigureAwait(false);
                if (!connections.TryAdd(connection))
                {
                    connection.Dispose();
                    continue;
                }

                var serving = Task.Run(() => ServeAsync(connection));
                _running.TryAdd(serving, true);
                _ = serving.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception failure) when (failure is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.NotSocket })
            {
                break;
            }
            catch (SocketException)
            {
                // The client went away before it was accepted, or there are no sockets left for now.
                await Task.Delay(AfterAFailure).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(_running.Keys).ConfigureAwait(false);
    }

    private async Task ServeAsync(Socket connection)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LengthSize + options.MaximumQuerySize);
        try
        {
            connection.NoDelay = true;
            await ServeAsync(connection, buffer).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away or said nothing for too long, or the lab is closing.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            connections.Remove(connection);
            connection.Dispose();
        }
    }

    private async Task ServeAsync(Socket connection, byte[] buffer)
    {
        var remote = (IPEndPoint)connection.RemoteEndPoint!;
        IPEndPoint Client() => remote;
        var client = Client;
        using var idle = new CancellationTokenSource();
        var filled = 0;
        while (true)
        {
            var used = 0;
            while (TryFindQuery(buffer.AsSpan(used, filled - used), out var length))
            {
                if (length > options.MaximumQuerySize)
                {
                    return;
                }

                if (filled - used < LengthSize + length)
                {
                    break;
                }

                var reply = address.Answer(buffer.AsMemory(used + LengthSize, length), Transport.Tcp, client);
                used += LengthSize + length;
                if (reply is { } octets && !await SendAsync(connection, octets, idle).ConfigureAwait(false))
                {
                    return;
                }
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            idle.CancelAfter(options.IdleTimeout);
            var received = await connection.ReceiveAsync(buffer.AsMemory(filled), idle.Token).ConfigureAwait(false);
            if (received == 0)
            {
                return;
            }

            filled += received;
        }
    }

    private static bool TryFindQuery(ReadOnlySpan<byte> received, out int length)
    {
        length = received.Length >= LengthSize ? BinaryPrimitives.ReadUInt16BigEndian(received) : 0;
        return received.Length >= LengthSize;
    }

    // Length and message in one piece (RFC 7766 §8); a message that no length can tell ends the connection.
    private async ValueTask<bool> SendAsync(Socket connection, ReadOnlyMemory<byte> reply, CancellationTokenSource idle)
    {
        if (reply.Length > ushort.MaxValue)
        {
            return false;
        }

        var framed = ArrayPool<byte>.Shared.Rent(LengthSize + reply.Length);
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)reply.Length);
            reply.CopyTo(framed.AsMemory(LengthSize));
            idle.CancelAfter(options.IdleTimeout);
            for (var sent = 0; sent < LengthSize + reply.Length;)
            {
                sent += await connection.SendAsync(framed.AsMemory(sent, LengthSize + reply.Length - sent), idle.Token).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(framed);
        }
    }
}

/// <summary>The TCP connections of all servers, which are bounded together.</summary>
internal sealed class ConnectionCount(int most)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _open = [];
    private bool _closed;

    public bool TryAdd(Socket connection)
    {
        lock (_gate)
        {
            return !_closed && _open.Count < most && _open.Add(connection);
        }
    }

    public void Remove(Socket connection)
    {
        lock (_gate)
        {
            _open.Remove(connection);
        }
    }

    /// <summary>Ends every connection and takes no more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var connection in _open)
            {
                connection.Dispose();
            }

            _open.Clear();
        }
    }
}
