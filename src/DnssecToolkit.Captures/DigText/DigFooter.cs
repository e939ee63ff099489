using System.Globalization;

namespace DnssecToolkit.Captures;

/// <summary>What stands below a message: who answered, how, when and how fast.</summary>
internal sealed class DigFooter
{
    /// <summary>The server.</summary>
    public ServerAddress? Server { get; private set; }

    /// <summary>How the query travelled; null where the text does not tell.</summary>
    public Transport? Transport { get; private set; }

    /// <summary>When the answer was shown.</summary>
    public WrittenTime? When { get; private set; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan? Elapsed { get; private set; }

    /// <summary>Reads a line; false when it is none of a footer.</summary>
    public bool Read(string line)
    {
        if (After(line, "Query time:") is { } took)
        {
            Elapsed = Duration(took.Split(' '));
        }
        else if (After(line, "SERVER:") is { } server)
        {
            ReadServer(server); // 192.0.2.1#53(192.0.2.1) (UDP)
        }
        else if (After(line, "WHEN:") is { } when)
        {
            When = WrittenTime.Read(when);
        }
        else if (After(line, "Time ") is { } time)
        {
            When = WrittenTime.Read(time);
        }
        else if (After(line, "From ") is { } from)
        {
            // kdig: 192.0.2.1@53(UDP) in 0.1 ms
            ReadServer(from);
            Elapsed = from.IndexOf(" in ", StringComparison.Ordinal) is >= 0 and var at ? Duration(from[(at + 4)..].Split(' ')) : null;
        }
        else if (After(line, "Received ") is { } received && received.Split(" bytes from ", 2) is [_, var rest])
        {
            // dig +trace: 525 bytes from 192.0.2.1#53(ns.example) in 20 ms
            ReadServer(rest);
            Elapsed = rest.IndexOf(" in ", StringComparison.Ordinal) is >= 0 and var at ? Duration(rest[(at + 4)..].Split(' ')) : null;
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>The text behind a beginning; null where it begins otherwise.</summary>
    public static string? After(string line, string beginning) =>
        line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) ? line[beginning.Length..].Trim() : null;

    /// <summary>The server and protocol of <c>192.0.2.1#53(name) (UDP)</c> and <c>192.0.2.1@53(UDP)</c>.</summary>
    public static (ServerAddress? Server, Transport? Transport) ServerOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('(', ' ');
        var server = ServerAddress.TryParse((end < 0 ? text : text[..end]).TrimEnd(':'), out var address) ? address : null;
        var open = text.LastIndexOf('(');
        var close = text.LastIndexOf(')');
        var protocol = open >= 0 && close > open ? text[(open + 1)..close].ToUpperInvariant() : "";
        Transport? transport = protocol switch
        {
            "UDP" => Captures.Transport.Udp,
            "TCP" => Captures.Transport.Tcp,
            "TLS" or "DOT" => Captures.Transport.Tls,
            "HTTPS" or "HTTPS-GET" or "HTTPS-POST" or "HTTP" or "DOH" => Captures.Transport.Https,
            "QUIC" or "DOQ" => Captures.Transport.Quic,
            _ => null,
        };
        return (server, transport);
    }

    private void ReadServer(string text) => (Server, Transport) = ServerOf(text);

    private static TimeSpan? Duration(string[] words)
    {
        if (words.Length < 2 || !double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 3_600_000_000)
        {
            return null;
        }

        return words[1] switch
        {
            "msec" or "ms" => TimeSpan.FromTicks((long)(number * TimeSpan.TicksPerMillisecond)),
            "usec" or "us" => TimeSpan.FromTicks((long)(number * TimeSpan.TicksPerMicrosecond)),
            "sec" or "s" => TimeSpan.FromTicks((long)(number * TimeSpan.TicksPerSecond)),
            _ => null,
        };
    }
}
