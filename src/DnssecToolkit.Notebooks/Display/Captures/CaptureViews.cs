using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A capture: what it covers, its exchanges, and what could not be read of it.</summary>
internal sealed class CaptureView : ValueView<Capture>
{
    protected override string Text(Capture value) => string.Join('\n', Parts(value).Select(part => part.ToText()).Prepend(Summary(value)));

    protected override string Html(Capture value) =>
        $"<div class=\"dnssec-capture\"><p><strong>{SafeText.Html(Summary(value))}</strong></p>\n{string.Join('\n', Parts(value).Select(part => part.ToHtml()))}</div>";

    /// <summary>One line: how many exchanges, with whom, from when to when.</summary>
    public static string Summary(Capture capture)
    {
        var text = new StringBuilder(Count(capture.Exchanges.Length, "exchange"));
        if (capture is { Start: { } start, End: { } end })
        {
            text.Append(" with ").Append(Count(capture.Exchanges.Select(exchange => exchange.Server).Distinct().Count(), "server"))
                .Append(", ").Append(ValueText.Of(start)).Append(" to ").Append(ValueText.Of(end));
        }

        if (!capture.StandIns.IsEmpty)
        {
            text.Append("; zone files for ").AppendJoin(", ", capture.StandIns.Select(standIn => standIn.Origin));
        }

        return capture.Losses.IsEmpty
            ? text.ToString()
            : text.Append("; ").Append(Count(capture.Losses.Length, "part")).Append(" could not be read").ToString();
    }

    private static IEnumerable<Table> Parts(Capture capture)
    {
        if (!capture.Exchanges.IsEmpty)
        {
            yield return ExchangeTables.Of(capture.Exchanges);
        }

        if (!capture.Losses.IsEmpty)
        {
            yield return Table.Of(["Could not be read"], capture.Losses.Take(50).Select(loss => new[] { loss.ToString() }));
        }
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

/// <summary>An exchange: who was asked what and when, and the response in full.</summary>
internal sealed class ExchangeView : ValueView<Exchange>
{
    protected override string Text(Exchange value) => value.Response is { } response
        ? $"{value}\n{ValueDisplay.Of(response).Text}"
        : Line(value);

    protected override string Html(Exchange value) =>
        $"<p>{SafeText.Html(Line(value))}</p>{(value.Response is { } response ? ValueDisplay.As(response, MimeTypes.Html) : "")}";

    protected override Table Rows(ImmutableArray<Exchange> values) => ExchangeTables.Of(values);

    private static string Line(Exchange exchange) =>
        exchange.ResponseError is { } error ? $"{exchange}; the response does not parse: {error}" : exchange.ToString();
}
