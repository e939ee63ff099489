using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using DnssecToolkit.Cryptography;

namespace DnssecToolkit.Validation.Zones.Signatures;

/// <summary>
/// Gathers signatures key by key and verifies them in batches on several threads. The thread that brings them verifies a batch itself
/// when the others have enough to do, so that all are busy and only a few batches are ever held.
/// </summary>
internal sealed class SignaturePipeline : IDisposable
{
    private readonly Action<SignatureBatch, SignatureItem, SignatureOutcome> _bad;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ZoneKey, SignatureBatch> _open = [];
    private readonly ConcurrentBag<SignatureBatch> _free = [];
    private readonly BlockingCollection<SignatureBatch>? _queue;
    private readonly Thread[] _workers;
    private readonly BatchVerification _own = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many verify, the caller included.</param>
    /// <param name="bad">Told of each signature that is not good, from any thread.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public SignaturePipeline(int threads, Action<SignatureBatch, SignatureItem, SignatureOutcome> bad, CancellationToken cancellation)
    {
        (_bad, _cancellation) = (bad, cancellation);
        _workers = new Thread[Math.Clamp(threads, 1, 64) - 1];
        if (_workers.Length > 0)
        {
            _queue = new BlockingCollection<SignatureBatch>(_workers.Length * 2);
            for (var i = 0; i < _workers.Length; i++)
            {
                _workers[i] = new Thread(Work) { IsBackground = true, Name = $"zone signatures {i + 1}" };
                _workers[i].Start();
            }
        }
    }

    /// <summary>Signatures taken so far.</summary>
    public long Count { get; private set; }

    /// <summary>Makes room for the signed data and the signature of one RRSIG; to be filled before the next call.</summary>
    public Span<byte> Add(ZoneKey key, int dataLength, int signatureLength, int line, int siblings)
    {
        Count++;
        if (_open.TryGetValue(key, out var batch) && batch.IsFull)
        {
            Submit(batch);
            batch = null;
        }

        if (batch is null)
        {
            batch = _free.TryTake(out var free) ? free : new SignatureBatch();
            batch.Key = key;
            _open[key] = batch;
        }

        return batch.Add(dataLength, signatureLength, line, siblings);
    }

    /// <summary>Verifies what is left and waits for all.</summary>
    public void Finish()
    {
        foreach (var batch in _open.Values)
        {
            Submit(batch);
        }

        _open.Clear();
        if (_queue is not null)
        {
            _queue.CompleteAdding();
            foreach (var batch in _queue.GetConsumingEnumerable(_cancellation))
            {
                Verify(_own, batch);
            }

            foreach (var worker in _workers)
            {
                worker.Join();
            }
        }

        _failure?.Throw();
    }

    /// <summary>Ends the threads, also when <see cref="Finish"/> was never reached.</summary>
    public void Dispose()
    {
        if (_queue is not null)
        {
            if (!_queue.IsAddingCompleted)
            {
                _queue.CompleteAdding();
                while (_queue.TryTake(out _))
                {
                }
            }

            foreach (var worker in _workers)
            {
                worker.Join();
            }

            _queue.Dispose();
        }
    }

    private void Submit(SignatureBatch batch)
    {
        _cancellation.ThrowIfCancellationRequested();
        _failure?.Throw();
        if (_queue is null || !_queue.TryAdd(batch))
        {
            Verify(_own, batch);
        }
    }

    private void Verify(BatchVerification verification, SignatureBatch batch)
    {
        verification.Run(batch, _bad);
        batch.Clear();
        _free.Add(batch);
    }

    private void Work()
    {
        var verification = new BatchVerification();
        foreach (var batch in _queue!.GetConsumingEnumerable())
        {
            if (_failure is not null)
            {
                continue;
            }

            try
            {
                Verify(verification, batch);
            }
            catch (Exception exception)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
