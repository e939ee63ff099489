using DnssecToolkit.Captures;

namespace DnssecToolkit.Explanations;

/// <summary>What texts about responses have in common.</summary>
internal static class ExchangeWords
{
    /// <summary>The question, or that there is none that can be read.</summary>
    public static string Question(Exchange exchange) => exchange.Question?.ToString() ?? "(no question)";

    /// <summary>Who was asked how and when.</summary>
    public static string Asked(Exchange exchange) => $"{exchange.Server}, {Name(exchange.Transport)}, {Say.Time(exchange.At)}";

    /// <summary>The extended errors that came along, which are the server's own words and not proved.</summary>
    public static IEnumerable<string> ExtendedErrors(Exchange exchange) =>
        (exchange.Response?.Edns?.ExtendedErrors ?? []).Select(error =>
            $"the server adds: extended error {error.Code.Number} ({error.Code}){(error.Text.Length == 0 ? "" : $", \"{error.Text}\"")}");

    private static string Name(Transport transport) => transport switch
    {
        Transport.Udp => "UDP",
        Transport.Tcp => "TCP",
        Transport.Tls => "TLS",
        Transport.Https => "HTTPS",
        Transport.Quic => "QUIC",
        _ => "file",
    };
}
