using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;

namespace DnssecToolkit.Notebooks;

/// <summary>When signatures are good.</summary>
public static class SignatureCharts
{
    private const int MostLanes = 60;

    /// <summary>The validity of every signature in the evidence, a row for each RRset and key, with the instant that is looked at.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="at">The instant; by default the end of the evidence.</param>
    public static ChartSpec ToSignatureChart(this Capture capture, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var instant = at ?? capture.End ?? DateTimeOffset.UnixEpoch;
        var signatures = capture.Exchanges.SelectMany(exchange => exchange.Response is { } response ? response.Answer.Concat(response.Authority) : [])
            .Where(record => record.Data is Rrsig).Select(record => (record.Owner, Data: (Rrsig)record.Data))
            .GroupBy(record => (record.Owner, record.Data.SignersName, record.Data.TypeCovered, record.Data.KeyTag, record.Data.Algorithm))
            .OrderBy(group => group.Key.SignersName).ThenBy(group => group.Key.Owner).ThenBy(group => group.Key.TypeCovered.Number).ThenBy(group => group.Key.KeyTag)
            .ToList();
        var periods = signatures.SelectMany(group => group).SelectMany(record => new[] { record.Data.Inception.ToInstant(instant), record.Data.Expiration.ToInstant(instant) }).Append(instant).ToList();
        var axis = BoundsCharts.Around(periods.Min(), periods.Max());
        var bad = signatures.SelectMany(group => group).DistinctBy(record => (record.Owner, Convert.ToHexString(record.Data.Signature.Span))).Count(record => !IsGood(record.Data, instant));
        Lane[] lanes =
        [
            .. signatures.Take(MostLanes).Select(group => new Lane(FormattableString.Invariant($"{group.Key.Owner} {group.Key.TypeCovered} {group.Key.KeyTag}"),
            [
                .. group.Select(record => (From: record.Data.Inception.ToInstant(instant), To: record.Data.Expiration.ToInstant(instant))).Distinct().OrderBy(period => period.From)
                    .Select(period => new Span(Axis.At(period.From), Axis.At(period.To), period.To < instant ? Tone.Stale : period.From > instant ? Tone.MayFail : Tone.Secure, $"{axis.Say(Axis.At(period.From))} to {axis.Say(Axis.At(period.To))}")),
            ])
            {
                Group = $"signed by {group.Key.SignersName}",
            }),
        ];
        return new ChartSpec("Validity of the signatures", axis, Axis.Rows)
        {
            Headline = bad == 0 ? $"Every signature seen is within its time at {axis.Say(Axis.At(instant))}." : $"{bad} of the signatures seen {(bad == 1 ? "is" : "are")} out of {(bad == 1 ? "its" : "their")} time at {axis.Say(Axis.At(instant))}.",
            Lanes = [.. lanes],
            Legend = LegendEntry.Used([new(Tone.Secure, "within its time"), new(Tone.Stale, "expired"), new(Tone.MayFail, "not yet valid")], lanes),
            Marks = [new Mark(Axis.At(instant), "looked at")],
            Notes = signatures.Count > MostLanes ? [$"and {signatures.Count - MostLanes} more"] : [],
        };
    }

    private static bool IsGood(Rrsig signature, DateTimeOffset at) => !signature.Expiration.IsBefore(at) && !signature.Inception.IsAfter(at);
}
