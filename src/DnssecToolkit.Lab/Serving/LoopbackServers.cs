using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab.Serving;

/// <summary>Every server of a lab on its own loopback address, UDP and TCP, until it is disposed of.</summary>
/// <remarks>Nothing but 127.0.0.0/8 and ::1 is ever listened at. Sockets share the threads of the pool: thousands of servers cost memory and no threads.</remarks>
/// <example><code>
/// await using var servers = LoopbackServers.Start(internet, new LoopbackOptions { Port = 5300 });
/// </code></example>
public sealed class LoopbackServers : IAsyncDisposable
{
    private const int Attempts = 20;

    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _running = [];
    private readonly ImmutableArray<LabAddress> _addresses;
    private readonly Dictionary<ServerAddress, int> _numbers;
    private readonly ConnectionCount _connections;

    private LoopbackServers(ImmutableArray<LabAddress> addresses, LoopbackOptions options)
    {
        _addresses = addresses;
        _numbers = addresses.Select((address, number) => (address.Server, number)).ToDictionary();
        _connections = new ConnectionCount(options.MaximumConnections);
        Options = options;
    }

    /// <summary>How the lab is served.</summary>
    public LoopbackOptions Options { get; }

    /// <summary>Where the servers listen, in the order of the lab's servers.</summary>
    public ImmutableArray<IPEndPoint> EndPoints { get; private set; } = [];

    /// <summary>What time it is in the lab.</summary>
    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>How many queries have come so far.</summary>
    public long Queries => _addresses.Sum(address => address.Queries);

    /// <summary>Starts the servers of an Internet.</summary>
    /// <param name="internet">The Internet.</param>
    /// <param name="options">How; null: port 53, the system's clock.</param>
    /// <exception cref="ArgumentException">A server's address is not a loopback address.</exception>
    /// <exception cref="ServingException">An address cannot be listened at; then none is.</exception>
    public static LoopbackServers Start(Internet internet, LoopbackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(internet);
        options ??= new LoopbackOptions();
        return Start([.. internet.Servers.Select(server => new LabAddress(server.Address, server.Answer, options))], options);
    }

    /// <summary>Starts the servers of a script, those of every act; where an act has no server at an address, it is silent there.</summary>
    /// <param name="scripted">The script. Every act is built first, so that no query waits for signatures.</param>
    /// <param name="options">How; the clock decides which act is on.</param>
    /// <exception cref="ArgumentException">A server's address is not a loopback address.</exception>
    /// <exception cref="ServingException">An address cannot be listened at; then none is.</exception>
    public static LoopbackServers Start(ScriptedInternet scripted, LoopbackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scripted);
        options ??= new LoopbackOptions();
        scripted.Prepare();
        var servers = scripted.Changes.SelectMany(change => scripted.At(change.At).Servers).Select(server => server.Address).Distinct();
        return Start([.. servers.Select(server => new LabAddress(server, (query, transport, at) => scripted.Answer(server, transport, query, at), options))], options);
    }

    /// <summary>Where a server of the plan listens.</summary>
    /// <exception cref="ArgumentException">The lab has no such server.</exception>
    public IPEndPoint EndPointOf(ServerAddress server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return _numbers.TryGetValue(server with { Name = null }, out var number) ? EndPoints[number] : throw new ArgumentException($"The lab has no server at {server}.", nameof(server));
    }

    /// <summary>Closes every socket and waits until nothing is answered any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await Task.WhenAll(_running).ConfigureAwait(false);
    }

    private static LoopbackServers Start(ImmutableArray<LabAddress> addresses, LoopbackOptions options)
    {
        if (addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address.Server.Address) || address.Server.Address.IsIPv4MappedToIPv6) is { } outside)
        {
            throw new ArgumentException($"A lab is served on 127.0.0.0/8 and ::1 only; {outside.Server.Address} is none of them.", nameof(addresses));
        }

        for (var attempt = 1; ; attempt++)
        {
            var servers = new LoopbackServers(addresses, options);
            try
            {
                servers.Open();
                return servers;
            }
            catch (ServingException) when (options.Port == 0 && attempt < Attempts)
            {
                servers.Close(); // the port that was free at one address is taken at another
            }
            catch
            {
                servers.Close();
                throw;
            }
        }
    }

    // First every socket, then every loop: either the whole lab is served or nothing.
    private void Open()
    {
        var ends = new List<IPEndPoint>(_addresses.Length);
        var services = new List<Func<Task>>(_addresses.Length * 2);
        var chosen = Options.Port;
        foreach (var address in _addresses)
        {
            var udp = Bind(new IPEndPoint(address.Server.Address, chosen ?? address.Server.Port), SocketType.Dgram);
            var end = (IPEndPoint)udp.LocalEndPoint!;
            chosen = chosen is null ? null : end.Port;
            var tcp = Bind(end, SocketType.Stream);
            ends.Add(end);
            services.Add(new UdpService(udp, address).RunAsync);
            services.Add(new TcpService(tcp, address, Options, _connections).RunAsync);
        }

        EndPoints = [.. ends];
        _running.AddRange(services.Select(Task.Run)); // not in this thread: a busy socket would never give it back
    }

    private Socket Bind(IPEndPoint at, SocketType type)
    {
        var isUdp = type == SocketType.Dgram;
        try
        {
            var socket = new Socket(at.AddressFamily, type, isUdp ? ProtocolType.Udp : ProtocolType.Tcp);
            _sockets.Add(socket);
            socket.Bind(at);
            if (!isUdp)
            {
                socket.Listen();
            }

            return socket;
        }
        catch (SocketException why)
        {
            throw ServingException.CannotListen(at, isUdp ? "UDP" : "TCP", why);
        }
    }

    private void Close()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _connections.Close();
    }
}
