using System.Net;
using System.Threading.Channels;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>
/// Puts questions to servers, many at a time, and hands the answers back one at a time: whoever reads them needs no locks. Each server is
/// asked each question once.
/// </summary>
internal sealed class Conversation : IDisposable
{
    private readonly Channel<Hearing> _heard = Channel.CreateUnbounded<Hearing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<IPEndPoint, ServerState> _servers = [];
    private readonly Dictionary<(ServerState, Question), Inquired> _asked = [];
    private readonly HashSet<Notice> _notices = [];
    private readonly List<Task> _running = [];
    private readonly SemaphoreSlim _inFlight;
    private readonly CancellationTokenSource _timeIsUp;
    private readonly CancellationTokenSource _ends;
    private readonly CancellationToken _interruption;
    private readonly WalkOptions _options;
    private readonly INetwork _network;
    private readonly TimeProvider _time;
    private readonly IProgress<WalkProgress>? _progress;
    private readonly long _began;
    private long _lastBegan;
    private int _open;

    public Conversation(WalkOptions options, INetwork network, TimeProvider time, Action<Exchange>? onExchange, IProgress<WalkProgress>? progress, CancellationToken interruption)
    {
        (_options, _network, _time, _progress, _interruption) = (options, network, time, progress, interruption);
        _inFlight = new SemaphoreSlim(Math.Max(1, options.Politeness.InFlight));
        _timeIsUp = new CancellationTokenSource(options.Budget.Time, time);
        _ends = CancellationTokenSource.CreateLinkedTokenSource(_timeIsUp.Token, interruption);
        _began = _lastBegan = time.GetTimestamp();
        Ledger = new Ledger(options.Budget, onExchange, Note);
    }

    /// <summary>What was asked and what came back.</summary>
    public Ledger Ledger { get; }

    /// <summary>All servers that were met.</summary>
    public IReadOnlyCollection<ServerState> Servers => _servers.Values;

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_began);

    /// <summary>Whether the one who began it ended it early.</summary>
    public bool WasInterrupted => _interruption.IsCancellationRequested;

    /// <summary>What was noticed, each thing once.</summary>
    public IReadOnlyList<Notice> Notices
    {
        get
        {
            lock (_notices)
            {
                return [.. _notices];
            }
        }
    }

    public void Note(Notice notice)
    {
        lock (_notices)
        {
            _notices.Add(notice);
        }
    }

    public ServerState ServerAt(IPEndPoint endPoint)
    {
        if (!_servers.TryGetValue(endPoint, out var server))
        {
            _servers.Add(endPoint, server = new ServerState(endPoint, _options.Politeness, _network, _time));
        }

        return server;
    }

    /// <summary>Asks a server, if it has not been asked before, and has the answer read: the last whole response, or null.</summary>
    /// <param name="server">Whom to ask.</param>
    /// <param name="question">What.</param>
    /// <param name="recursive">Whether the server is a resolver.</param>
    /// <param name="read">Reads the answer, in its turn.</param>
    public void Ask(ServerState server, Question question, bool recursive, Action<Exchange?> read)
    {
        _open++;
        if (!_asked.TryGetValue((server, question), out var inquired))
        {
            _asked.Add((server, question), inquired = new Inquired { Readers = { read } });
            _running.Add(RunAsync(server, question, recursive, inquired));
        }
        else if (inquired.IsDone)
        {
            _heard.Writer.TryWrite(new Hearing(inquired, [read]));
        }
        else
        {
            inquired.Readers.Add(read);
        }
    }

    /// <summary>Reads answers until no question is open, the time is up, or it is interrupted.</summary>
    public async Task ListenAsync()
    {
        try
        {
            while (_open > 0)
            {
                var (inquired, readers) = await _heard.Reader.ReadAsync(_ends.Token).ConfigureAwait(false);
                inquired.IsDone = true;
                foreach (var read in readers ?? inquired.Readers)
                {
                    _open--;
                    read(inquired.Answer);
                }

                _progress?.Report(Progress());
            }
        }
        catch (OperationCanceledException)
        {
            Note(WasInterrupted ? new Notice.Interrupted() : new Notice.TimeSpent(_options.Budget.Time));
        }

        await _ends.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var server in _servers.Values)
        {
            server.Dispose();
        }

        _ends.Dispose();
        _timeIsUp.Dispose();
        _inFlight.Dispose();
    }

    private WalkProgress Progress()
    {
        var left = _options.Patience.Whole - _time.GetElapsedTime(Volatile.Read(ref _lastBegan));
        return new WalkProgress(
            _servers.Values.Count(server => server.HasAnswered), _servers.Count, _open, Ledger.Queries, left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    private async Task RunAsync(ServerState server, Question question, bool recursive, Inquired inquired)
    {
        try
        {
            inquired.Answer = await AskAsync(server, question, recursive).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // Nobody listens any more.
        }

        _heard.Writer.TryWrite(new Hearing(inquired, null));
    }

    private async Task<Exchange?> AskAsync(ServerState server, Question question, bool recursive)
    {
        await server.EnterAsync(_ends.Token).ConfigureAwait(false);
        try
        {
            if (server.IsGivenUp)
            {
                return null;
            }

            await _inFlight.WaitAsync(_ends.Token).ConfigureAwait(false);
            try
            {
                Volatile.Write(ref _lastBegan, _time.GetTimestamp());
                using var inquiry = new Inquiry(server, question, recursive, _options, _network, _time, Ledger, _ends.Token);
                var answer = await inquiry.RunAsync().ConfigureAwait(false);
                if (answer is null)
                {
                    server.NoteSilence();
                }

                return answer;
            }
            finally
            {
                _inFlight.Release();
            }
        }
        finally
        {
            server.Leave();
        }
    }

    private sealed class Inquired
    {
        public List<Action<Exchange?>> Readers { get; } = [];

        public Exchange? Answer { get; set; }

        public bool IsDone { get; set; }
    }

    /// <summary>An answer to be read, by all who asked or by those who asked again.</summary>
    private readonly record struct Hearing(Inquired Inquired, List<Action<Exchange?>>? Readers);
}
