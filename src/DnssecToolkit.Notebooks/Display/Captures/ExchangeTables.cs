using System.Globalization;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Exchanges as a table: a row each, in the order of time.</summary>
internal static class ExchangeTables
{
    private const int MostRows = 200;

    public static Table Of(IReadOnlyCollection<Exchange> exchanges, string? caption = null) => Table.Of(
        ["Time", "Server", "Transport", "Question", "Outcome"],
        exchanges.Take(MostRows).Select(exchange => new[]
        {
            exchange.At.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            exchange.Server.ToString(),
            exchange.Transport.ToString(),
            exchange.Question?.ToString() ?? "",
            OutcomeOf(exchange),
        }),
        caption,
        exchanges.Count > MostRows ? $"and {exchanges.Count - MostRows} more exchanges" : null);

    /// <summary>What came back, in short: <c>NOERROR aa; answer 2, authority 4</c>.</summary>
    public static string OutcomeOf(Exchange exchange)
    {
        if (exchange.Response is not { } response)
        {
            return exchange.ResponseError is { } error ? $"does not parse: {error}" : exchange.Outcome.ToString();
        }

        (int Count, string Name)[] sections =
            [(response.Answer.Length, "answer"), (response.Authority.Length, "authority"), (response.Additional.Length, "additional")];
        var flags = $"{(response.IsAuthoritative ? " aa" : "")}{(response.IsTruncated ? " tc" : "")}{(response.AuthenticData ? " ad" : "")}";
        var counts = string.Join(", ", sections
            .Where(section => section.Count > 0)
            .Select(section => string.Create(CultureInfo.InvariantCulture, $"{section.Name} {section.Count}")));
        return $"{response.ResponseCode}{flags}{(counts.Length > 0 ? "; " : "")}{counts}";
    }
}
