using System.Collections.Concurrent;
using System.Net;

namespace DnssecToolkit.Acquisition;

/// <summary>The TCP connections to one server that stay open between questions (RFC 7766 §6.2.1).</summary>
internal sealed class ConnectionPool(IPEndPoint server, INetwork network) : IDisposable
{
    private readonly ConcurrentBag<IStreamConnection> _idle = [];
    private volatile bool _closed;

    /// <summary>A connection that has served before; null when there is none.</summary>
    public IStreamConnection? TakeIdle() => _idle.TryTake(out var connection) ? connection : null;

    public ValueTask<IStreamConnection> OpenAsync(CancellationToken cancellationToken) => network.ConnectAsync(server, cancellationToken);

    /// <summary>Keeps a connection on which a whole answer came.</summary>
    public void Return(IStreamConnection connection)
    {
        _idle.Add(connection);
        if (_closed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
