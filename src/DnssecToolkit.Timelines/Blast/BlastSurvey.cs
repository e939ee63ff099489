using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Puts every name of a zone, or every name asked for, to the validator, and groups what fares alike.</summary>
internal sealed class BlastSurvey(
    Capture evidence, TrustAnchors anchors, DateTimeOffset at, BlastOptions options, IProgress<(int Done, int All)>? progress, CancellationToken cancellation)
{
    private const int NamesBetweenReports = 256;
    private const int QuestionsToCompareWith = 16;

    public BlastRadius Run()
    {
        var standIn = options.Zone is { } wanted ? evidence.StandIns.FirstOrDefault(zone => zone.Origin == wanted) : evidence.StandIns.FirstOrDefault();
        var (verdicts, zone, population) = standIn is null ? OfRecording() : OfZone(standIn);
        if (verdicts.Count == 0)
        {
            throw new ArgumentException(options.Zone is { } missing
                ? $"The evidence tells of no name of the zone {missing} or below it."
                : "The evidence holds no question that could be judged.");
        }

        var ordered = verdicts.OrderBy(verdict => verdict.Kind).ThenBy(verdict => verdict.Question.Name).ThenBy(verdict => verdict.Question.Type.Number).ToImmutableArray();
        return new BlastRadius(zone, at, options.Policy.Name)
        {
            Verdicts = ordered,
            Population = population,
            Groups = [.. Groups(ordered)],
            Queries = options.Weights.Entries.IsEmpty ? null : Shares(),
        };
    }

    private (List<NameVerdict>, DomainName, ImmutableSortedDictionary<NameKind, long>) OfZone(ZoneStandIn zone)
    {
        var (subjects, population) = ZoneQuestions.Of(zone, options);
        return (Judge(subjects), zone.Origin, population);
    }

    private List<NameVerdict> Judge(IReadOnlyList<(NameKind Kind, DomainName Name, Question Question)> subjects)
    {
        var judged = new (SecurityStatus Status, Place? Broken)[subjects.Count];
        var done = 0;
        // A series is not safe for several threads; each thread has one of its own, which checks the zone's keys once more.
        Parallel.For(
            0,
            subjects.Count,
            new ParallelOptions { CancellationToken = cancellation },
            () => new QuestionSeries(evidence, anchors, at, options.Policy),
            (number, _, series) =>
            {
                judged[number] = series.StatusOf(subjects[number].Question);
                if (Interlocked.Increment(ref done) % NamesBetweenReports == 0)
                {
                    progress?.Report((done, subjects.Count));
                }

                return series;
            },
            _ => { });

        // The reason is looked for once for each broken place, in the order of the names: all that breaks there breaks for it.
        var reasons = new Dictionary<Place, Finding>();
        var naming = new QuestionSeries(evidence, anchors, at, options.Policy);
        foreach (var (subject, _) in subjects.Zip(judged).Where(pair => pair.Second.Broken is null).Take(QuestionsToCompareWith))
        {
            _ = naming.Judge(subject.Question); // good signatures of a key tell that a bad one was made by another
        }

        return
        [
            .. subjects.Zip(judged, (subject, found) => new NameVerdict(
                subject.Kind, subject.Name, subject.Question, found.Status, found.Broken is { } place ? ReasonOf(place, subject.Question, naming, reasons) : null)),
        ];
    }

    private Finding ReasonOf(Place broken, Question question, QuestionSeries series, Dictionary<Place, Finding> reasons)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!reasons.TryGetValue(broken, out var reason))
        {
            reason = ((Verdict.Bogus)series.Judge(question).Verdict).Cause;
            reasons.Add(broken, reason);
        }

        return reason;
    }

    private (List<NameVerdict>, DomainName, ImmutableSortedDictionary<NameKind, long>) OfRecording()
    {
        var series = new QuestionSeries(evidence, anchors, at, options.Policy);
        var judged = new List<(Question Question, Verdict Verdict, ChainOfTrust Chain)>();
        var questions = evidence.Questions
            .Where(question => question.Class == RecordClass.Internet && (options.Zone is null || question.Name.IsAtOrBelow(options.Zone)))
            .OrderBy(question => question.Name).ThenBy(question => question.Type.Number)
            .ToList();
        foreach (var question in questions)
        {
            cancellation.ThrowIfCancellationRequested();
            var (verdict, chain) = series.Judge(question);
            judged.Add((question, verdict, chain));
            progress?.Report((judged.Count, questions.Count));
        }

        var zone = options.Zone ?? RecordedNames.ZoneInQuestion(judged);
        return (RecordedNames.Of(judged, zone), zone, ImmutableSortedDictionary<NameKind, long>.Empty);
    }

    private IEnumerable<BlastGroup> Groups(ImmutableArray<NameVerdict> verdicts)
    {
        var groups = verdicts
            .GroupBy(verdict => (verdict.Kind, verdict.Status, Code: verdict.Cause?.Code))
            .Select(group => (group.Key, Members: group.ToList(), Names: group.Select(verdict => verdict.Counted).Distinct().Count()))
            .OrderByDescending(group => group.Key.Status == SecurityStatus.Bogus)
            .ThenBy(group => group.Key.Kind.IsMadeUp())
            .ThenByDescending(group => group.Names)
            .ThenBy(group => group.Key.Kind)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal);
        foreach (var (key, members, names) in groups)
        {
            cancellation.ThrowIfCancellationRequested();
            var records = members
                .Where(member => member.Record is not null)
                .GroupBy(member => member.Record!)
                .Select(record => (Record: record.Key, Names: record.Select(member => member.Counted).Distinct().Count(), First: record.First()))
                .OrderByDescending(record => record.Names)
                .ThenBy(record => record.Record.Owner)
                .ThenBy(record => record.Record.KeyTag)
                .ToList();
            var example = records.Count > 0 ? records[0].First : members[0];
            yield return new BlastGroup(key.Kind, key.Status, key.Code)
            {
                Names = names,
                Example = example,
                Records = [.. records.Select(record => (record.Record, record.Names))],
                Reach = example.Record is null ? null : Reach.Of(example.Record, ChainOf(example.Question)),
                Since = example.Fails ? Onset.Of(evidence, anchors, example, at, options.Policy, cancellation) : null,
                ByPolicy = [.. options.Compared.Select(policy => (policy.Name, new QuestionSeries(evidence, anchors, at, policy).Judge(example.Question).Verdict.Status))],
            };
        }
    }

    private ChainOfTrust ChainOf(Question question) => new QuestionSeries(evidence, anchors, at, options.Policy).Judge(question).Chain;

    private (double Failing, double Unknown) Shares()
    {
        var series = new QuestionSeries(evidence, anchors, at, options.Policy);
        double failing = 0, unknown = 0, all = options.Weights.Total;
        foreach (var (question, weight) in options.Weights.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var cut = evidence.StandIns.Select(zone => zone.CutOf(question.Name)).FirstOrDefault(found => found is not null);
            var (verdict, chain) = series.Judge(cut is null ? question : new Question(cut, RecordType.Ds, question.Class)); // what is below a cut hangs on its DS, or on there being none
            failing += verdict.Status == SecurityStatus.Bogus ? weight : 0;
            unknown += verdict.Status == SecurityStatus.Indeterminate && !RecordedNames.ReachesSignedChild(chain) ? weight : 0;
        }

        return all > 0 ? (failing / all, unknown / all) : (0, 0);
    }
}
