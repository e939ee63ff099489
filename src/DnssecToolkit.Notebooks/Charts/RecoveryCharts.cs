using System.Collections.Immutable;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts of who fails when, and when it is over for whom.</summary>
public static class RecoveryCharts
{
    private const string Scale = "share of questions behind validating resolvers that fail";
    private static readonly Tone[] Others = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Fifth];

    /// <summary>The curve of the incident with what happened when, the range that bounds without chance leave it, and the curves of what would have helped most.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mitigations">How many of the other courses are drawn, from 0 to 5.</param>
    public static ChartSpec ToChart(this RecoveryReport report, int mitigations = 3)
    {
        ArgumentNullException.ThrowIfNull(report);
        var curve = report.Curve;
        Curve main = new("as it happened", Tone.Main, Points(curve, curve.Failing)) { IsMain = true };
        var others = report.Mitigations.Where(mitigation => mitigation.Saved > 0).Take(Math.Clamp(mitigations, 0, Others.Length))
            .Select((mitigation, index) => new Curve(mitigation.Title, Others[index], Points(mitigation.Curve, mitigation.Curve.Failing)));
        var marks = report.Incident.Marks.Select(mark => new Mark(Axis.At(mark.At), mark.What));
        if (report.Knee is { } knee)
        {
            marks = marks.Append(new Mark(Axis.At(knee.At), $"the climb bends: {knee.Reason}"));
        }

        return new ChartSpec($"Failing questions: {report.Incident.Title}", TimeOf(curve), Axis.Share(Scale, 1))
        {
            Headline = report.Headline,
            Curves = [main, .. others, .. StaleOf(curve)],
            Marks = [.. marks.OrderBy(mark => mark.At)],
            Notes = report.Incident.Sources.Length > 0 ? [$"Sources: {report.Incident.Sources}"] : [],
        };
    }

    /// <summary>The curve alone.</summary>
    public static ChartSpec ToChart(this OutageCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return new ChartSpec("Failing questions", TimeOf(curve), Axis.Share(Scale, curve.Failing.DefaultIfEmpty(0).Max()))
        {
            Curves = [new Curve("failing", Tone.Main, Points(curve, curve.Failing)) { IsMain = true }, .. StaleOf(curve)],
        };
    }

    private static Axis TimeOf(OutageCurve curve) => Axis.Time(curve.Start, curve.At(curve.Failing.Length));

    private static ImmutableArray<ChartPoint> Points(OutageCurve curve, ImmutableArray<double> shares) => [.. shares.Select((share, bin) => new ChartPoint(Axis.At(curve.At(bin)), share))];

    private static IEnumerable<Curve> StaleOf(OutageCurve curve) =>
        curve.Stale.Any(share => share > 0) ? [new Curve("answered from expired records", Tone.Stale, Points(curve, curve.Stale))] : [];
}
