using System.Buffers;
using System.Net.Sockets;
using System.Threading.Channels;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>One question to one server, asked until it is answered or given up. Every query and whatever came back is recorded.</summary>
/// <remarks>
/// UDP first, again after a silence, the last time with a smaller payload size and TCP beside it. TC leads to TCP (RFC 7766 §5). FORMERR,
/// NOTIMP and BADVERS lead to a query without EDNS (RFC 6891 §6.2.2), SERVFAIL to one more. All sockets stay open until the question is
/// answered, so a late answer counts; those of a question that is given up stay open to the end of the walk, so that a later one is evidence.
/// </remarks>
internal sealed class Inquiry(
    ServerState server, Question question, bool recursive, WalkOptions options, INetwork network, TimeProvider time, Ledger ledger, CancellationToken walkEnds)
    : IDisposable
{
    private const int LargestDatagram = 65_535;
    private const int MostStrayDatagrams = 16;
    private const int MostFailures = 2;

    private readonly CancellationTokenSource _ends = CancellationTokenSource.CreateLinkedTokenSource(walkEnds);
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    private readonly List<(Attempt Attempt, IDatagramSocket Socket)> _datagrams = [];
    private readonly long _began = time.GetTimestamp();
    private bool _withEdns = !server.RefusesEdns;
    private bool _tcpBegan;
    private volatile bool _isGivenUp;
    private int _failures;

    private Patience Patience => options.Patience;

    /// <summary>Asks; gives the exchange with the last whole response, or null.</summary>
    /// <exception cref="OperationCanceledException">The walk ends.</exception>
    public async Task<Exchange?> RunAsync()
    {
        var silence = FirstSilence();
        Exchange? best = null;
        if (!await SendAsync(options.PayloadSizes[0]).ConfigureAwait(false))
        {
            return null;
        }

        for (var sent = 1; ;)
        {
            var left = Patience.Whole - time.GetElapsedTime(_began);
            var arrival = await NextAsync(silence < left && sent < Patience.Tries ? silence : left).ConfigureAwait(false);
            if (arrival is null)
            {
                if (sent >= Patience.Tries || time.GetElapsedTime(_began) >= Patience.Whole)
                {
                    return GiveUp(best);
                }

                sent++;
                var isLast = sent == Patience.Tries;
                if (!await SendAsync(options.PayloadSizes[isLast ? ^1 : 0]).ConfigureAwait(false))
                {
                    return best;
                }

                if (isLast)
                {
                    BeginTcp();
                }

                silence *= 2;
                continue;
            }

            var exchange = arrival.Exchange;
            ledger.Record(exchange);
            switch (exchange.Outcome)
            {
                case not Outcome.Answered when !arrival.IsConclusive:
                    continue; // a stray datagram, or TCP in vain beside UDP: the answer may still come

                case Outcome.Answered:
                    var response = exchange.Response!;
                    arrival.Settle();
                    server.NoteAnswer(exchange.Duration ?? TimeSpan.Zero);
                    if (response.IsTruncated && exchange.Transport == Transport.Udp)
                    {
                        return await OverTcpAsync().ConfigureAwait(false) ?? exchange;
                    }

                    if (_withEdns && RejectsEdns(response))
                    {
                        (_withEdns, sent, best) = (false, 0, exchange);
                        break;
                    }

                    server.RefusesEdns |= !_withEdns && response.ResponseCode == ResponseCode.NoError;
                    if (response.ResponseCode != ResponseCode.ServerFailure || ++_failures >= MostFailures)
                    {
                        return exchange;
                    }

                    best = exchange;
                    await Task.Delay(Patience.Backoff, time, _ends.Token).ConfigureAwait(false);
                    break;

                default: // an error of the network, or noise from the server itself
                    arrival.Settle();
                    if (++_failures >= MostFailures)
                    {
                        return await OverTcpAsync().ConfigureAwait(false) ?? best;
                    }

                    await Task.Delay(Patience.Backoff, time, _ends.Token).ConfigureAwait(false);
                    break;
            }

            sent++;
            if (!await SendAsync(options.PayloadSizes[0]).ConfigureAwait(false))
            {
                return best;
            }
        }
    }

    /// <summary>Ends all waiting and records the queries that nothing came back for.</summary>
    public void Dispose()
    {
        _ends.Cancel();
        foreach (var (attempt, socket) in _datagrams)
        {
            if (!attempt.IsSettled && !walkEnds.IsCancellationRequested)
            {
                ledger.Record(attempt.Exchange(time.GetUtcNow(), new Outcome.Timeout(time.GetElapsedTime(attempt.Began))));
            }

            if (_isGivenUp)
            {
                server.KeepOpen(socket);
            }
            else
            {
                socket.Dispose();
            }
        }

        _ends.Dispose();
    }

    private Exchange? GiveUp(Exchange? best)
    {
        _isGivenUp = best is null;
        return best;
    }

    private static bool RejectsEdns(Message response) =>
        response.ResponseCode == ResponseCode.BadVersion
        || (response.Edns is null && (response.ResponseCode == ResponseCode.FormatError || response.ResponseCode == ResponseCode.NotImplemented));

    private TimeSpan FirstSilence() => server.RoundTrip is { } roundTrip && 3 * roundTrip > Patience.Again ? 3 * roundTrip : Patience.Again;

    private byte[] Query(ushort payloadSize) =>
        new QueryForm(recursive, _withEdns ? payloadSize : null, options.AsksNsid).Write(question);

    /// <summary>Sends the question from a new socket; false when nothing more may or can be sent.</summary>
    private async Task<bool> SendAsync(ushort payloadSize)
    {
        if (server.IsGivenUp || !ledger.TryPay(server))
        {
            return false;
        }

        await server.TakeTurnAsync(_ends.Token).ConfigureAwait(false);
        var query = Query(payloadSize);
        IDatagramSocket socket;
        try
        {
            socket = network.OpenDatagram(server.EndPoint);
        }
        catch (SocketException problem) when (NetworkReasons.IsNoRoute(problem.SocketErrorCode))
        {
            server.NoteNoRoute();
            return false;
        }
        catch (SocketException problem)
        {
            var failed = new Attempt(server.Address, Transport.Udp, query, time.GetUtcNow(), time.GetTimestamp(), null);
            ledger.Record(failed.Exchange(time.GetUtcNow(), new Outcome.NetworkError(NetworkReasons.Of(problem.SocketErrorCode))));
            return false;
        }

        var attempt = new Attempt(server.Address, Transport.Udp, query, time.GetUtcNow(), time.GetTimestamp(), socket.Local);
        _datagrams.Add((attempt, socket));
        _ = ReceiveAsync(attempt, socket);
        try
        {
            await socket.SendAsync(query, _ends.Token).ConfigureAwait(false);
        }
        catch (SocketException problem)
        {
            Post(attempt, problem);
        }

        return true;
    }

    private async Task ReceiveAsync(Attempt attempt, IDatagramSocket socket)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestDatagram);
        try
        {
            for (var stray = 0; stray <= MostStrayDatagrams; stray++)
            {
                var length = await socket.ReceiveAsync(buffer, walkEnds).ConfigureAwait(false);
                var octets = buffer.AsSpan(0, length).ToArray();
                var exchange = ResponseMatch.Judge(time.GetUtcNow(), attempt, octets);
                if (!_isGivenUp)
                {
                    _arrivals.Writer.TryWrite(new Arrival(attempt, exchange, ResponseMatch.HasIdentifier(attempt.Query.Span, octets)));
                }
                else if (exchange.Outcome is Outcome.Answered)
                {
                    ledger.Record(exchange);
                    server.NoteLateAnswer();
                }
            }
        }
        catch (SocketException problem)
        {
            Post(attempt, problem);
        }
        catch (Exception ending) when (ending is OperationCanceledException or ObjectDisposedException)
        {
            // The question is done.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Post(Attempt attempt, SocketException problem) => _arrivals.Writer.TryWrite(
        new Arrival(attempt, attempt.Exchange(time.GetUtcNow(), new Outcome.NetworkError(NetworkReasons.Of(problem.SocketErrorCode))), IsConclusive: true));

    /// <summary>TCP beside UDP: the server may be silent only to datagrams, or large ones may be lost.</summary>
    private void BeginTcp()
    {
        if (_tcpBegan || !ledger.TryPay(server))
        {
            return;
        }

        _tcpBegan = true;
        _ = BesideAsync();

        async Task BesideAsync()
        {
            try
            {
                var exchange = await new TcpExchange(server, Patience, time).RunAsync(Query(options.PayloadSizes[0]), _ends.Token).ConfigureAwait(false);
                _arrivals.Writer.TryWrite(new Arrival(null, exchange, IsConclusive: false));
            }
            catch (Exception ending) when (ending is OperationCanceledException or ObjectDisposedException)
            {
                // The question is done.
            }
        }
    }

    /// <summary>TCP in place of UDP: after TC, or when UDP gives nothing but errors.</summary>
    private async Task<Exchange?> OverTcpAsync()
    {
        for (var attempt = 1; attempt <= MostFailures && !server.IsGivenUp && ledger.TryPay(server); attempt++)
        {
            await server.TakeTurnAsync(_ends.Token).ConfigureAwait(false);
            var exchange = await new TcpExchange(server, Patience, time).RunAsync(Query(options.PayloadSizes[0]), _ends.Token).ConfigureAwait(false);
            ledger.Record(exchange);
            if (exchange.Outcome is Outcome.Answered)
            {
                server.NoteAnswer(exchange.Duration ?? TimeSpan.Zero);
                return exchange;
            }

            if (!server.HasAnswered)
            {
                return null;
            }

            await Task.Delay(Patience.Backoff, time, _ends.Token).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>The next thing that comes back; null when nothing does in time.</summary>
    private async Task<Arrival?> NextAsync(TimeSpan wait)
    {
        if (_arrivals.Reader.TryRead(out var waiting))
        {
            return waiting;
        }

        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ends.Token);
        using var timer = new CancellationTokenSource(wait, time);
        await using var link = timer.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit).ConfigureAwait(false);
        try
        {
            return await _arrivals.Reader.ReadAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_ends.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Something that came back.</summary>
    /// <param name="Attempt">The datagram it belongs to; null for TCP beside UDP.</param>
    /// <param name="Exchange">The evidence.</param>
    /// <param name="IsConclusive">Whether nothing else can be expected for that datagram: the sender knew the identifier, or the network refused.</param>
    private sealed record Arrival(Attempt? Attempt, Exchange Exchange, bool IsConclusive)
    {
        public void Settle()
        {
            if (Attempt is not null)
            {
                Attempt.IsSettled = true;
            }
        }
    }
}
