using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Judges.Recovery;

/// <summary>What one query got.</summary>
public enum Fate
{
    /// <summary>No answer.</summary>
    Silence,

    /// <summary>SERVFAIL.</summary>
    Failed,

    /// <summary>An answer without AD.</summary>
    Insecure,

    /// <summary>An answer with AD.</summary>
    Secure,
}

/// <summary>One query of a client.</summary>
/// <param name="Planned">When it was to be sent.</param>
/// <param name="Late">By how much it was sent too late.</param>
/// <param name="Took">How long the answer took.</param>
/// <param name="Fate">What came of it.</param>
public sealed record Poll(DateTimeOffset Planned, TimeSpan Late, TimeSpan Took, Fate Fate)
{
    /// <summary>Whether a client got an answer.</summary>
    public bool IsAnswered => Fate is Fate.Insecure or Fate.Secure;
}

/// <summary>One resolver that lived through one incident, beside what the timelines said of it beforehand.</summary>
/// <param name="Case">The incident.</param>
/// <param name="Kind">The resolver.</param>
/// <param name="Start">When the script began.</param>
/// <param name="Forecast">What was predicted, before the first query.</param>
/// <param name="Polls">The queries, in order.</param>
public sealed record LiveRun(LiveCase Case, ResolverKind Kind, DateTimeOffset Start, ClientForecast Forecast, ImmutableArray<Poll> Polls)
{
    /// <summary>How far outside of the interval an instant may be: the client asks once a second.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>How late a query may be before the run counts for nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What the resolver logged.</summary>
    public string Log { get; init; } = "";

    /// <summary>Whether the machine had no time for the run: it says nothing, and must be repeated.</summary>
    public bool IsStarved => Polls.Any(poll => poll.Late > Patience);

    /// <summary>The first query that failed; null when none did.</summary>
    public DateTimeOffset? Failure => Polls.FirstOrDefault(poll => !poll.IsAnswered)?.Planned;

    /// <summary>The first query after the last failure; null when none failed, or the last one did.</summary>
    public DateTimeOffset? Recovery => Failure is null ? null : Polls.SkipWhile(poll => poll.IsAnswered).Reverse().TakeWhile(poll => poll.IsAnswered).LastOrDefault()?.Planned;

    /// <summary>Whether the first failure is where it was predicted.</summary>
    public bool FailureIsContained => Failure is { } at ? Forecast.Failure?.Contains(at, Tolerance) ?? false : Forecast.MayBeSpared;

    /// <summary>Whether the recovery is where it was predicted.</summary>
    public bool RecoveryIsContained => Failure is null
        ? Forecast.MayBeSpared
        : Recovery is { } at ? Forecast.Recovery?.Contains(at, Tolerance) ?? false : Forecast.MayFailToTheEnd;

    /// <summary>Whether both are.</summary>
    public bool IsContained => FailureIsContained && RecoveryIsContained;

    /// <summary>Seconds since the start of the script.</summary>
    public double? Seconds(DateTimeOffset? at) => at is { } instant ? (instant - Start).TotalSeconds : null;

    /// <summary>What the client saw, in runs of equal answers: <c>S12 F30 S8</c> is twelve secure answers, thirty failures, and eight secure ones. I is insecure, T is no answer.</summary>
    public string Timeline
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Polls.Length;)
            {
                var same = Polls.Skip(i).TakeWhile(poll => poll.Fate == Polls[i].Fate).Count();
                text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : " ")}{Letter(Polls[i].Fate)}{same}");
                i += same;
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{ResolverProcess.NameOf(Kind)} in {Case}: {Words(Failure)} to {Words(Recovery)}, predicted {Words(Forecast.Failure)} to {Words(Forecast.Recovery)}"
        + $"{(Forecast.MayBeSpared ? ", or never" : "")}{(Forecast.MayFailToTheEnd ? ", or to the end" : "")}; {Timeline}";

    private string Words(DateTimeOffset? at) => at is null ? "never" : string.Create(CultureInfo.InvariantCulture, $"{Seconds(at):0.0}");

    private string Words(QueryBounds? bounds) => bounds is null ? "never" : $"{Words(bounds.Earliest)}..{Words(bounds.Latest)}";

    private static char Letter(Fate fate) => fate switch { Fate.Silence => 'T', Fate.Failed => 'F', Fate.Insecure => 'I', _ => 'S' };
}
