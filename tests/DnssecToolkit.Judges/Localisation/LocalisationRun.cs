using System.Net;
using DnssecToolkit.Explanations;
using DnssecToolkit.Judges.Peers;
using DnssecToolkit.Lab;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Localisation;

/// <summary>Puts every fault of the catalogue into the bench, asks the programs for verdict and cause, and judges them by <c>data/localisation/RULE.md</c>.</summary>
public static class LocalisationRun
{
    /// <summary>Asks the programs that have not answered yet.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="programs">The programs.</param>
    /// <param name="answers">What they say, and have said before.</param>
    /// <param name="dnssec">The executable of our own command.</param>
    /// <param name="network">The second octet of the addresses 127.x.0.0; two networks are used for each case at a time.</param>
    /// <param name="atATime">How many cases are served at a time.</param>
    /// <param name="again">Whether to ask again what an earlier run did not wait for to its end.</param>
    /// <param name="progress">Told what was asked.</param>
    /// <param name="cancellation">Ends it after the cases that are being asked.</param>
    public static void Ask(
        IEnumerable<LocalisationCase> cases, IReadOnlyCollection<Peer> programs, AnswerFile answers, string dnssec, byte network, int atATime = 1, bool again = false, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var open = new Queue<(LocalisationCase Case, Peer[] Programs)>(cases
            .Select(asked => (asked, programs.Where(program => answers.Find(asked, program) is not { } said || (again && said.TimedOut)).ToArray()))
            .Where(pair => pair.Item2.Length > 0));
        Task.WaitAll([.. Enumerable.Range(0, atATime).Select(number => Task.Factory.StartNew(() => Work((byte)(network + (2 * number))), TaskCreationOptions.LongRunning))]);

        void Work(byte own)
        {
            while (!cancellation.IsCancellationRequested && Next() is { } next)
            {
                Ask(next.Case, next.Programs, answers, dnssec, own);
                progress?.Invoke(next.Case.ToString());
            }
        }

        (LocalisationCase Case, Peer[] Programs)? Next()
        {
            lock (open)
            {
                return open.TryDequeue(out var next) ? next : null;
            }
        }
    }

    /// <summary>Our own diagnosis from what the lab itself records, without a socket; it states what <c>dnssec explain --format json</c> prints.</summary>
    /// <param name="asked">The case.</param>
    /// <param name="judgedAt">The instant that is judged, in whole seconds.</param>
    public static PeerAnswer InMemory(LocalisationCase asked, DateTimeOffset judgedAt)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var internet = asked.Build(judgedAt, network: 53);
        var capture = internet.Record(judgedAt - Bench.JudgedAfter + Bench.RecordedAfter, asked.Question);
        var report = Explainer.Explain(Validator.Diagnose(capture, asked.Question, internet.Anchors, judgedAt, ResolverPolicies.Rfc));
        return new PeerAnswer(Peer.Ours, report.ToJson(), Seconds: 0, TimedOut: false);
    }

    // Every program starts at or after the instant that is judged and sooner than the minutes that the closest fault leaves: nobody's clock has to be set.
    private static void Ask(LocalisationCase asked, IEnumerable<Peer> programs, AnswerFile answers, string dnssec, byte network)
    {
        var internet = asked.Build(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()), network);
        using var bench = new PeerBench(internet, Recursive(network), dnssec);
        foreach (var program in programs)
        {
            answers.Add(asked, bench.Ask(program, asked.Question));
        }
    }

    // A recursive server that outlived a run which was killed must not be asked by the next one: it remembers other zones of the same names.
    private static IPAddress Recursive(byte network) => new([127, (byte)(network + 1), (byte)(Environment.ProcessId / 250 % 250), (byte)(1 + (Environment.ProcessId % 250))]);
}
