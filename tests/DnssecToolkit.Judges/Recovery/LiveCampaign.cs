using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>Many cases, several at a time, each on its own block of loopback addresses. What was starved is repeated.</summary>
public static class LiveCampaign
{
    private const int Attempts = 4;
    private static readonly TimeSpan Preparation = TimeSpan.FromSeconds(20);

    /// <summary>Runs cases.</summary>
    /// <param name="cases">Names and seeds.</param>
    /// <param name="kinds">The resolvers.</param>
    /// <param name="network">The second octet of the first block; the others follow it.</param>
    /// <param name="parallel">How many cases at a time.</param>
    /// <param name="ended">Told of each run that counts, as it ends; one at a time.</param>
    /// <param name="tell">Told in words of each run, and of each that was starved.</param>
    /// <param name="verbose">Whether resolvers log every step.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The runs that count, in the order of the cases; a case that was starved each time is missing.</returns>
    public static async Task<ImmutableArray<LiveRun>> Run(
        IReadOnlyList<(string Name, int Seed)> cases, IReadOnlyList<ResolverKind> kinds, byte network, int parallel, Action<LiveRun>? ended = null, Action<string>? tell = null, bool verbose = false, CancellationToken cancellation = default)
    {
        var free = new ConcurrentQueue<byte>(Enumerable.Range(network, parallel).Select(block => (byte)block));
        var starting = new SemaphoreSlim(1);
        var found = new ImmutableArray<LiveRun>[cases.Count];
        await Parallel.ForAsync(0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (number, token) =>
        {
            free.TryDequeue(out var block);
            var left = kinds.ToHashSet();
            var runs = new List<LiveRun>();
            for (var attempt = 0; attempt < Attempts && left.Count > 0; attempt++)
            {
                try
                {
                    await starting.WaitAsync(token).ConfigureAwait(false); // signing and starting one after the other: nobody starves the others
                    var held = 1;
                    void Release()
                    {
                        if (Interlocked.Exchange(ref held, 0) == 1)
                        {
                            starting.Release();
                        }
                    }

                    ImmutableArray<LiveRun> these;
                    try
                    {
                        these = await Task.Run(() => LiveWorld.Run(LiveCase.Draw(cases[number].Name, cases[number].Seed, block), [.. left], block, Preparation, Release, verbose, token), token).ConfigureAwait(false);
                    }
                    finally
                    {
                        Release();
                    }

                    foreach (var one in these)
                    {
                        tell?.Invoke($"{(one.IsStarved ? "starved" : one.IsContained ? "contained" : "MISSED")}: {one}");
                        if (!one.IsStarved)
                        {
                            runs.Add(one);
                            lock (free)
                            {
                                ended?.Invoke(one);
                            }

                            left.Remove(one.Kind);
                        }
                    }
                }
                catch (StarvedException starved)
                {
                    tell?.Invoke($"starved: {starved.Message}");
                }
            }

            found[number] = [.. runs.OrderBy(run => run.Kind)];
            free.Enqueue(block);
        }).ConfigureAwait(false);
        return [.. found.SelectMany(runs => runs)];
    }
}
