using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>Reads the log of a validating resolver (Unbound, BIND, Knot Resolver, PowerDNS Recursor): no messages, only hints.</summary>
internal static class ResolverLogReader
{
    private const int MaximumLine = 1 << 20;

    /// <summary>How many hints of a file are kept; a hostile or very long log must not fill the memory.</summary>
    public const int MaximumHints = 100_000;

    /// <summary>Whether a line is of such a log; the words that lead there are looked for first, since every text file comes by here.</summary>
    public static bool MightMatch(ReadOnlySpan<byte> line) =>
        line.IndexOf("] unbound["u8) >= 0 || line.IndexOf(" unbound: ["u8) >= 0
        || ((line.IndexOf("alidati"u8) >= 0 || line.IndexOf(" resolving '"u8) >= 0 || line.IndexOf("alidates as Bogus"u8) >= 0 || line.IndexOf(": query failed ("u8) >= 0) && HintLines.Read(Encoding.UTF8.GetString(line)) is not null);

    /// <summary>Reads all lines; gives no exchange.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? source, LossLog losses, Action<ValidationHint> onHint)
    {
        var lines = new LineReader(window, losses, MaximumLine);
        var count = 0;
        while (lines.TryRead(out var raw))
        {
            var line = Encoding.UTF8.GetString(raw).TrimEnd();
            if (HintLines.Read(line) is not { } hint)
            {
                continue;
            }

            if (++count > MaximumHints)
            {
                losses.Add($"more than {MaximumHints} failures of validation; the others are not read", lines.Offset, null, lines.Line);
                break;
            }

            var time = LogTime.Read(line);
            onHint(hint with { At = time?.At, Uncertainty = time?.Uncertainty ?? TimeSpan.Zero, Source = source, Line = lines.Line });
        }

        return [];
    }
}
