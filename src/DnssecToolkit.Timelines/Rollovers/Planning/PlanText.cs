using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Timelines;

/// <summary>Plans and reviews as text: the headline first, then a line a step with its reason.</summary>
public static class PlanText
{
    private const int MostSpans = 3;

    /// <summary>What the plan comes to, in a sentence or two.</summary>
    public static string Headline(RolloverPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var steps = plan.InOrder.ToImmutableArray();
        var title = plan.Method is { } method ? $"{Title(method)}, {method.Name}" : "Rollover plan";
        if (steps.IsEmpty)
        {
            return $"{title}: nothing to do.";
        }

        var length = steps[^1].At - steps[0].At;
        return $"{title}: {steps[0].What} on {RolloverWords.Time(steps[0].At)}; done on {RolloverWords.Time(steps[^1].At)}, {RolloverWords.Duration(length)} later.";
    }

    /// <summary>Until when the first step has to be taken, so that the key in use is replaced in its lifetime.</summary>
    public static string LatestStart(RolloverPlan plan, DateTimeOffset latest)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var late = plan.Steps[0].At - latest;
        return $"To replace the key in its lifetime, begin by {RolloverWords.Time(latest)}" + (late > TimeSpan.Zero ? $": this plan begins {RolloverWords.Duration(late)} later." : ".");
    }

    /// <summary>The steps with their reasons, and what is published after each.</summary>
    public static string Table(RolloverPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        var steps = plan.InOrder.ToImmutableArray();
        var width = steps.Select(step => step.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var step in steps)
        {
            var holder = HolderOf(plan, step);
            Line(text, $"{RolloverWords.Time(step.At)}  {step.Name.PadRight(width)}  {step.What}");
            Line(text, $"{"",22} {"".PadRight(width)} {(holder is null ? "the start" : $"not before {holder.After} + {holder.Interval}")}");
            var state = plan.At(step.At);
            Line(text, $"{"",22} {"".PadRight(width)} {(plan.Method == KskAutomaticAnchors.Method ? "anchors" : "DS")} {state.Ds}; DNSKEY {state.Keys}; data signed by {state.ZoneSigners}");
        }

        return text.ToString();
    }

    /// <summary>The values that the equations used.</summary>
    public static string Timing(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return string.Join(", ", timing.Values.Where(value => value.Value is not null).Select(value => $"{value.Name} {RolloverWords.Duration(value.Value!.Value)}"));
    }

    /// <summary>The review's result in one sentence.</summary>
    public static string Headline(PlanReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var outages = review.Invariant.Outages();
        if (!outages.IsEmpty)
        {
            var spans = outages.Take(MostSpans).Select(span =>
                $"from {RolloverWords.Time(span.From)} {(span.Until is { } until ? $"to {RolloverWords.Time(until)}" : "on, with no end in the plan")}");
            var more = outages.Length > MostSpans ? string.Create(CultureInfo.InvariantCulture, $", and {outages.Length - MostSpans} times more") : "";
            return $"The plan is not safe: some resolvers find the zone bogus {string.Join(", and ", spans)}{more}.";
        }

        if (!review.Invariant.Breaches.IsEmpty)
        {
            var breaches = review.Invariant.Breaches;
            return $"The plan is safe for resolvers that ask the servers; validators behind another cache may find the zone bogus from {RolloverWords.Time(breaches[0].From)} on.";
        }

        if (review.Invariant.IsCutShort)
        {
            return "The plan is too long to be judged to its end: up to there no cache can hold what does not fit.";
        }

        return review.TooEarly.IsEmpty
            ? "The plan is safe: whatever DS, keys and signatures a cache may hold at the same time, they give a valid path."
            : "No cache can hold what does not fit, but the plan leaves less time than its equations ask for.";
    }

    /// <summary>What is wrong, a line each: first the dates, then what resolvers would see.</summary>
    public static string Problems(PlanReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        var text = new StringBuilder();
        foreach (var early in review.TooEarly)
        {
            Line(text, $"too early: {early}");
        }

        foreach (var breach in review.Invariant.Breaches)
        {
            Line(text, $"{(breach.Severity == Validation.Severity.Error ? "outage" : "warning")}: {breach}");
        }

        if (review.Invariant.IsCutShort)
        {
            Line(text, "the plan has more combinations than are looked at: there may be more outages");
        }

        return text.ToString();
    }

    /// <summary>The wait that decides a step's date: the one that ends last.</summary>
    private static StepWait? HolderOf(RolloverPlan plan, PlanStep step) =>
        step.Waits.Where(wait => plan.Step(wait.After) is not null).MaxBy(wait => plan.Step(wait.After)!.At + wait.Interval.Length);

    private static string Title(RolloverMethod method) => method.Kind switch
    {
        "zsk" or "ksk" or "csk" => $"{method.Kind.ToUpperInvariant()} roll",
        "algorithm" => "Algorithm roll",
        "first-signing" => "First signing",
        _ => "Going unsigned",
    };

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
