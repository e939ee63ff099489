using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>What happened, by captures: the verdicts of questions over time, what servers changed, and what people say.</summary>
/// <param name="Sweeps">The verdicts, a sweep for each question.</param>
/// <param name="History">What was served, with events and contradictions.</param>
[TypeFormatterSource]
public sealed record CaptureTimeline(ImmutableArray<VerdictSweep> Sweeps, ServedHistory History)
{
    /// <summary>What it is about, in one line; null where nothing says so.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the captures were made in a lab and not recorded.</summary>
    public bool IsRecreation { get; init; }

    /// <summary>Contradictions that somebody typed, with what is made of them; those found in the history itself are <see cref="ServedHistory.Contradictions"/>.</summary>
    public ImmutableArray<IncidentContradiction> Contradictions { get; init; } = [];

    /// <summary>How many questions of the captures were left out.</summary>
    public int LeftOut { get; init; }

    /// <summary>The first instant that was judged.</summary>
    public DateTimeOffset From => Sweeps[0].From;

    /// <summary>The end, exclusive.</summary>
    public DateTimeOffset To => Sweeps[0].To;

    /// <summary>Makes a timeline.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="questions">The questions, at least one; see <see cref="QuestionsOf"/>.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="options">From when to when, as whom.</param>
    /// <param name="incident">The incident that the captures belong to; its events join the history, those in the stretch of time where one was given.</param>
    /// <param name="progress">Is told now and then how far it has come, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two judgements.</param>
    public static CaptureTimeline Of(
        Capture capture,
        IReadOnlyCollection<Question> questions,
        TrustAnchors anchors,
        SweepOptions? options = null,
        Incident? incident = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(questions);
        if (questions.Count == 0)
        {
            throw new ArgumentException("there is no question to follow", nameof(questions));
        }

        var sweeps = questions.Select((question, place) => VerdictSweep.Of(
            capture, question, anchors, options, progress is null ? null : new Part(progress, place, questions.Count), cancellationToken));
        ImmutableArray<VerdictSweep> all = [.. sweeps];
        var history = ServedHistory.Of(capture, cancellationToken);
        var told = incident is null ? [] : ToldEvent.Of(incident).Where(told => !(told.NotAfter < options?.From) && !(told.NotBefore >= options?.To));
        return new CaptureTimeline(all, history.With(told))
        {
            Title = incident?.Title,
            IsRecreation = incident?.IsRecreation ?? false,
            Contradictions = incident?.Contradictions ?? [],
        };
    }

    /// <summary>The questions of a capture that clients ask: not those for keys, delegations and apex records, unless there are no others. By name.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="name">Only of this name; null: of all.</param>
    public static ImmutableArray<Question> QuestionsOf(Capture capture, DomainName? name = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var all = capture.Questions.Where(question => question.Class == RecordClass.Internet && (name is null || question.Name == name)).OrderBy(question => question.Name).ThenBy(question => question.Type.Number).ToList();
        var asked = all.Where(question => !IsInfrastructure(question.Type)).ToList();
        return [.. asked.Count > 0 ? asked : all.Where(question => question.Type != RecordType.Dnskey)];
    }

    private static bool IsInfrastructure(RecordType type) =>
        type == RecordType.Dnskey || type == RecordType.Ds || type == RecordType.Ns || type == RecordType.Soa || type == RecordType.Nsec3Param
        || type == RecordType.Cds || type == RecordType.Cdnskey || type == RecordType.Csync || type == RecordType.Nsec || type == RecordType.Nsec3 || type == RecordType.Rrsig;

    /// <summary>One question's part of the whole way.</summary>
    private sealed class Part(IProgress<double> whole, int place, int count) : IProgress<double>
    {
        public void Report(double value) => whole.Report((place + value) / count);
    }
}
