using System.Runtime.CompilerServices;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Fetches the evidence for questions from live servers: of every zone from the root down, every server on every address.</summary>
/// <remarks>
/// From the root hints down, or through resolvers (<see cref="WalkOptions.Resolvers"/>). Each server is asked for the zone's DNSKEY, SOA, NS, NSEC3PARAM, CDS
/// and CDNSKEY, for the DS of the zone below, for the question itself, and for what proofs need. Aliases are followed, so that the capture
/// suffices to judge the question. A walker holds no state: it can be used from several threads and again.
/// </remarks>
/// <param name="options">How to ask; the defaults suit the Internet.</param>
/// <param name="network">What opens sockets; this machine's without one.</param>
/// <param name="time">The clock; the system's without one.</param>
public sealed class Walker(WalkOptions? options = null, INetwork? network = null, TimeProvider? time = null)
{
    /// <summary>How it asks.</summary>
    public WalkOptions Options { get; } = options ?? WalkOptions.Default;

    /// <summary>Fetches the evidence for one question.</summary>
    /// <exception cref="OperationCanceledException">It was ended early; use <see cref="WalkAsync"/> to keep what there is then.</exception>
    public async Task<Capture> CaptureAsync(Question question, CancellationToken cancellationToken = default)
    {
        var report = await WalkAsync([question], cancellationToken: cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return report.Capture;
    }

    /// <summary>Fetches the evidence again and again, each time a whole interval after the last time began, until it is ended.</summary>
    /// <param name="questions">What to ask.</param>
    /// <param name="interval">From the beginning of one walk to the next; a walk that takes longer is followed at once.</param>
    /// <param name="onExchange">Is given each exchange as soon as it is complete.</param>
    /// <param name="progress">Is told how far the present walk has come.</param>
    /// <param name="cancellationToken">Ends it; the walk that is on its way still gives its report.</param>
    public async IAsyncEnumerable<WalkReport> FollowAsync(
        IReadOnlyCollection<Question> questions,
        TimeSpan interval,
        Action<Exchange>? onExchange = null,
        IProgress<WalkProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var clock = time ?? TimeProvider.System;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            yield return await WalkAsync(questions, onExchange, progress, cancellationToken).ConfigureAwait(false);
            var left = interval - clock.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Fetches the evidence for several questions at once. Never throws for what a server or the network does.</summary>
    /// <param name="questions">What to ask; all of class IN.</param>
    /// <param name="onExchange">Is given each exchange as soon as it is complete, one at a time, on any thread.</param>
    /// <param name="progress">Is told how far it has come, after each answer.</param>
    /// <param name="cancellationToken">Ends the walk early: the report then holds what was gathered.</param>
    public async Task<WalkReport> WalkAsync(
        IReadOnlyCollection<Question> questions,
        Action<Exchange>? onExchange = null,
        IProgress<WalkProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        using var conversation = new Conversation(
            Options, network ?? SystemNetwork.Instance, time ?? TimeProvider.System, onExchange, progress, cancellationToken);
        IWalk walk = Options.Resolvers.IsEmpty ? new IterativeWalk(Options, conversation) : new ResolverWalk(Options, conversation);
        walk.Begin(questions);
        await conversation.ListenAsync().ConfigureAwait(false);
        walk.End();
        return new WalkReport(
            new Capture(conversation.Ledger.Exchanges),
            [.. walk.Questions],
            [.. conversation.Servers.Select(server => new ServerVisit(server.Address, [.. walk.ZonesOf(server)], server.HasAnswered))],
            [.. conversation.Notices],
            conversation.Ledger.Queries,
            conversation.Elapsed,
            conversation.WasInterrupted);
    }
}

/// <summary>A way to the evidence: which questions to put, and what their answers lead to.</summary>
internal interface IWalk
{
    /// <summary>The questions, and those that aliases led to.</summary>
    IEnumerable<Question> Questions { get; }

    /// <summary>Puts the first questions.</summary>
    void Begin(IReadOnlyCollection<Question> questions);

    /// <summary>Notes what could not be asked.</summary>
    void End();

    /// <summary>The zones that a server is asked for.</summary>
    IEnumerable<DomainName> ZonesOf(ServerState server);
}
