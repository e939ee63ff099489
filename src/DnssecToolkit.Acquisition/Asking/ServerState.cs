using System.Net;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>What a walk knows of one server address, and how it spares it.</summary>
/// <remarks>
/// Until a server has answered, two questions are open at a time; then as many as politeness allows. A server that leaves a question without
/// any answer before it has ever answered is given up: it is not asked the rest.
/// </remarks>
internal sealed class ServerState : IDisposable
{
    private const int BeforeFirstAnswer = 2;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _open;
    private readonly RateLimit _rate;
    private readonly int _inFlight;
    private readonly List<IDisposable> _keptOpen = [];
    private TimeSpan? _roundTrip;

    public ServerState(IPEndPoint endPoint, Politeness politeness, INetwork network, TimeProvider time)
    {
        EndPoint = endPoint;
        Address = new ServerAddress(endPoint.Address, endPoint.Port);
        _inFlight = Math.Max(1, politeness.InFlightPerServer);
        _open = new SemaphoreSlim(Math.Min(BeforeFirstAnswer, _inFlight));
        _rate = new RateLimit(politeness.QueriesPerSecond, Math.Max(1, politeness.Burst), time);
        Connections = new ConnectionPool(endPoint, network);
    }

    public IPEndPoint EndPoint { get; }

    public ServerAddress Address { get; }

    public ConnectionPool Connections { get; }

    /// <summary>Whether any response came.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Whether the server is asked nothing more.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Whether this machine has no way to the address.</summary>
    public bool HasNoRoute { get; private set; }

    /// <summary>Whether the server answers only queries without EDNS.</summary>
    public bool RefusesEdns { get; set; }

    /// <summary>Queries sent so far.</summary>
    public int Queries;

    /// <summary>How long answers take, smoothed as in RFC 6298 §2; null before the first.</summary>
    public TimeSpan? RoundTrip
    {
        get
        {
            lock (_lock)
            {
                return _roundTrip;
            }
        }
    }

    /// <summary>Waits until another question may be put.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _open.WaitAsync(cancellationToken);

    /// <summary>Ends what <see cref="EnterAsync"/> began.</summary>
    public void Leave() => _open.Release();

    /// <summary>Waits until another query may be sent.</summary>
    public Task TakeTurnAsync(CancellationToken cancellationToken) => _rate.TakeAsync(cancellationToken);

    /// <summary>Notes a response; <paramref name="took"/> where it is known which query it belongs to.</summary>
    public void NoteAnswer(TimeSpan took)
    {
        lock (_lock)
        {
            _roundTrip = _roundTrip is { } smoothed ? smoothed + ((took - smoothed) / 8) : took;
            if (HasAnswered)
            {
                return;
            }

            HasAnswered = true;
        }

        if (_inFlight > BeforeFirstAnswer)
        {
            _open.Release(_inFlight - BeforeFirstAnswer);
        }
    }

    /// <summary>Notes that a question was asked in vain to the end.</summary>
    public void NoteSilence()
    {
        lock (_lock)
        {
            IsGivenUp |= !HasAnswered;
        }
    }

    /// <summary>Notes an answer to a question that had been given up.</summary>
    public void NoteLateAnswer()
    {
        lock (_lock)
        {
            HasAnswered = true;
        }
    }

    /// <summary>Leaves a socket open to the end of the walk.</summary>
    public void KeepOpen(IDisposable socket)
    {
        lock (_lock)
        {
            _keptOpen.Add(socket);
        }
    }

    /// <summary>Notes that there is no way to the address from here.</summary>
    public void NoteNoRoute() => IsGivenUp = HasNoRoute = true;

    public void Dispose()
    {
        foreach (var socket in _keptOpen)
        {
            socket.Dispose();
        }

        Connections.Dispose();
        _open.Dispose();
    }
}
