using DnssecToolkit.Captures;
using DnssecToolkit.Notebooks.Display;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks;

/// <summary>Captures as data frames, to be filtered, grouped and counted.</summary>
public static class CaptureFrames
{
    /// <summary>
    /// A row for each exchange: <c>time</c> (UTC), <c>server</c>, <c>transport</c>, <c>name</c>, <c>type</c>, <c>outcome</c> (the kind), <c>rcode</c>,
    /// <c>aa</c>, <c>tc</c>, <c>answers</c>, <c>octets</c> and <c>milliseconds</c>; what an exchange lacks is null.
    /// </summary>
    public static DataFrame ToDataFrame(this Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var exchanges = capture.Exchanges;
        return new DataFrame(
            new PrimitiveDataFrameColumn<DateTime>("time", exchanges.Select(exchange => exchange.At.UtcDateTime)),
            Texts("server", exchange => exchange.Server.ToString()),
            Texts("transport", exchange => exchange.Transport.ToString()),
            Texts("name", exchange => exchange.Question?.Name.ToString()),
            Texts("type", exchange => exchange.Question?.Type.ToString()),
            Texts("outcome", exchange => exchange.Outcome.GetType().Name),
            Texts("rcode", exchange => exchange.Response?.ResponseCode.ToString()),
            new BooleanDataFrameColumn("aa", exchanges.Select(exchange => exchange.Response?.IsAuthoritative)),
            new BooleanDataFrameColumn("tc", exchanges.Select(exchange => exchange.Response?.IsTruncated)),
            new Int32DataFrameColumn("answers", exchanges.Select(exchange => exchange.Response?.Answer.Length)),
            new Int32DataFrameColumn("octets", exchanges.Select(exchange => exchange.ResponseOctets.IsEmpty ? null : (int?)exchange.ResponseOctets.Length)),
            new DoubleDataFrameColumn("milliseconds", exchanges.Select(exchange => exchange.Duration?.TotalMilliseconds)));

        StringDataFrameColumn Texts(string name, Func<Exchange, string?> text) => new(name, exchanges.Select(text));
    }

    /// <summary>The exchanges as a table to look at.</summary>
    public static Table ToTable(this Capture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return ExchangeTables.Of(capture.Exchanges);
    }
}
