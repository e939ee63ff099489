using System.Globalization;
using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>
/// Reads DNS messages from hexadecimal text: lines of digits, and before them lines that begin with <c>#</c> and may say
/// <c>server:</c>, <c>captured:</c> (a date or a time, <c>over UDP</c> or <c>TCP</c>, <c>1209 bytes</c>) and more.
/// A <c>#</c> line or an empty line behind digits begins the next message.
/// </summary>
internal sealed class HexTextReader
{
    private const int MaximumLine = 1 << 20;
    private const int MaximumMessage = ushort.MaxValue;

    private readonly string? name;
    private readonly CaptureReaderOptions options;
    private readonly LossLog losses;
    private readonly List<byte> octets = [];
    private readonly Dictionary<string, string> header = new(StringComparer.OrdinalIgnoreCase);
    private int? highDigit;
    private bool isDamaged;
    private int firstLine;
    private long firstOffset;

    private HexTextReader(string? name, CaptureReaderOptions options, LossLog losses) => (this.name, this.options, this.losses) = (name, options, losses);

    /// <summary>Reads all messages.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? name, CaptureReaderOptions options, LossLog losses)
    {
        var reader = new HexTextReader(name, options, losses);
        var lines = new LineReader(window, losses, MaximumLine);
        while (lines.TryRead(out var raw))
        {
            var line = (lines.Line == 1 && raw.StartsWith("\uFEFF"u8) ? raw[3..] : raw).Trim(" \t\r"u8);
            if (line.IsEmpty || line[0] is (byte)'#' or (byte)';')
            {
                var finished = reader.Finish();
                if (!line.IsEmpty)
                {
                    reader.ReadHeader(Encoding.UTF8.GetString(line));
                }

                if (finished is not null)
                {
                    yield return finished;
                }
            }
            else
            {
                reader.ReadDigits(line, lines.Line, lines.Offset);
            }
        }

        if (reader.Finish() is { } last)
        {
            yield return last;
        }
    }

    private void ReadHeader(string line)
    {
        var text = line.TrimStart('#', ';').Trim();
        var colon = text.IndexOf(':');
        if (colon > 0 && !text.AsSpan(0, colon).Contains(' ') && header.Count < 64)
        {
            header[text[..colon]] = text[(colon + 1)..].Trim();
        }
    }

    private void ReadDigits(ReadOnlySpan<byte> line, int lineNumber, long offset)
    {
        if (octets.Count == 0 && highDigit is null && !isDamaged)
        {
            (firstLine, firstOffset) = (lineNumber, offset);
        }

        for (var column = 0; column < line.Length; column++)
        {
            var digit = HexValue(line[column]);
            if (digit < 0)
            {
                if (line[column] is (byte)' ' or (byte)'\t')
                {
                    continue;
                }

                if (!isDamaged)
                {
                    losses.Add("not a hexadecimal digit; the message ends here", offset + column, null, lineNumber, column + 1);
                    isDamaged = true;
                }

                return;
            }

            if (isDamaged)
            {
                return;
            }

            if (highDigit is { } high)
            {
                highDigit = null;
                if (octets.Count >= MaximumMessage)
                {
                    losses.Add($"more than {MaximumMessage} octets; the message ends here", offset + column, null, lineNumber, column + 1);
                    isDamaged = true;
                    return;
                }

                octets.Add((byte)((high << 4) | digit));
            }
            else
            {
                highDigit = digit;
            }
        }
    }

    private Exchange? Finish()
    {
        if (octets.Count == 0 && highDigit is null && !isDamaged)
        {
            return null;
        }

        var message = octets.ToArray();
        var problem = isDamaged ? "the hexadecimal text is damaged" : null;
        if (highDigit is not null && problem is null)
        {
            problem = "an odd number of hexadecimal digits";
            losses.Add(problem, firstOffset, null, firstLine);
        }

        var captured = header.GetValueOrDefault("captured", "");
        if (problem is null && StatedLength(captured) is { } stated && stated != message.Length)
        {
            problem = $"the header says {stated} octets, but there are {message.Length}";
            losses.Add(problem, firstOffset, null, firstLine);
        }

        var exchange = Make(message, captured, stated: problem);
        octets.Clear();
        header.Clear();
        highDigit = null;
        isDamaged = false;
        return exchange;
    }

    private Exchange? Make(byte[] message, string captured, string? stated)
    {
        if (!MessageOutline.TryRead(message, out var outline))
        {
            losses.Add($"a message of {message.Length} octets, shorter than a DNS header", firstOffset, message.Length, firstLine);
            return null;
        }

        Outcome outcome = !outline.IsResponse ? new Outcome.Timeout()
            : stated is null ? new Outcome.Answered(message)
            : new Outcome.Unreadable(message, stated);
        return new Exchange(TimeOf(captured), Server(), TransportOf(captured), outline.IsResponse ? default : message, outcome) { Source = name };
    }

    private ServerAddress Server()
    {
        var text = header.GetValueOrDefault("server", "");
        if (text.Length == 0 || text.StartsWith("not named", StringComparison.OrdinalIgnoreCase))
        {
            return options.Server ?? ServerAddress.Named(name ?? "unknown");
        }

        var first = text.Split([' ', '\t', ','], 2)[0];
        return ServerAddress.TryParse(first, out var address) ? address! : ServerAddress.Named(first);
    }

    private static Transport TransportOf(string captured)
    {
        var at = captured.IndexOf("over ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? Transport.File : captured[(at + 5)..].Split([' ', ','], 2)[0].ToUpperInvariant() switch
        {
            "UDP" => Transport.Udp,
            "TCP" => Transport.Tcp,
            "TLS" or "DOT" => Transport.Tls,
            "HTTPS" or "DOH" => Transport.Https,
            "QUIC" or "DOQ" => Transport.Quic,
            _ => Transport.File,
        };
    }

    private static int? StatedLength(string captured)
    {
        var words = captured.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 1; index < words.Length; index++)
        {
            if (words[index] is "bytes" or "octets" && int.TryParse(words[index - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                return length;
            }
        }

        return null;
    }

    private DateTimeOffset TimeOf(string captured)
    {
        var words = captured.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var date = words.FirstOrDefault() ?? "";
        var withClock = words.Length > 1 && words[1].Contains(':') ? date + "T" + words[1] : date;
        if (!Instants.TryParse(withClock, out var instant) && !Instants.TryParse(date, out instant))
        {
            return options.TimeOfUndated ?? DateTimeOffset.UnixEpoch;
        }

        return withClock.Contains(':') ? instant : options.TimeOfUndated ?? instant;
    }

    private static int HexValue(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => -1,
    };
}
