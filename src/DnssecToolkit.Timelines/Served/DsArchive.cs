using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Archives of DS changes in a parent zone, as tab-separated text.</summary>
/// <remarks>
/// A line for each record that came (<c>+</c>) or went (<c>-</c>): serial of the parent zone, UTC time of the archived version, <c>+</c> or <c>-</c>, child, TTL in seconds,
/// key tag, algorithm number, digest type number, digest in hex. Lines of the first serial are what was there to begin with. Lines that begin with <c>#</c> and empty
/// ones are passed over. The child is relative to the parent's apex; times are as <c>2023-11-04T05:50Z</c>, with or without seconds.
/// A change came after the version archived before it: the latest time in the file before its own, whatever changed then.
/// </remarks>
public static class DsArchive
{
    private const int MostLines = 5_000_000;
    private const string Prefix = "archive ";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Whether a server stands for an archive.</summary>
    public static bool IsArchive(ServerAddress server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.IsNameOnly && server.Name!.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>Reads an archive.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What to call the archive.</param>
    /// <param name="parent">The apex of the parent zone; the root without one.</param>
    /// <param name="only">Only of these children; null: of all.</param>
    /// <returns>The history, or the first line that cannot be read, with its number.</returns>
    public static ParseResult<ServedHistory> Read(TextReader text, string name, DomainName? parent = null, Func<DomainName, bool>? only = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var (server, rows, instants) = (ServerAddress.Named(Prefix + name), new List<Row>(), new SortedSet<DateTimeOffset>());
        var number = 0;
        try
        {
            while (text.ReadLine() is { } line)
            {
                if (++number > MostLines)
                {
                    return new ParseError($"there are more than {MostLines} lines", Line: number);
                }

                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                var row = Parse(line, parent ?? DomainName.Root);
                instants.Add(row.At);
                if (only is null || only(row.Child))
                {
                    rows.Add(row);
                }
            }
        }
        catch (FormatException wrong)
        {
            return new ParseError(wrong.Message, Line: number);
        }

        ImmutableArray<DateTimeOffset> versions = [.. instants];
        return new ServedHistory(rows.GroupBy(row => row.Child).SelectMany(child => Spans(server, child.Key, child, versions)));
    }

    private static Row Parse(string line, DomainName parent)
    {
        var fields = line.TrimEnd('\r').Split('\t');
        if (fields.Length < 9)
        {
            throw new FormatException($"there are {fields.Length} fields instead of nine: serial, time, + or -, child, TTL, key tag, algorithm, digest type, digest");
        }

        var at = DateTimeOffset.TryParseExact(fields[1], Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException($"\"{fields[1]}\" is no instant in UTC such as 2023-11-04T05:50Z");
        var isAdded = fields[2] switch { "+" => true, "-" => false, var other => throw new FormatException($"\"{other}\" is neither + nor -") };
        var child = DomainName.Read(fields[3], parent).TryGet(out var owner) ? owner : throw new FormatException($"\"{fields[3]}\" is no domain name");
        try
        {
            var ds = new Ds(
                (ushort)Number(fields[5], ushort.MaxValue, "key tag"),
                new SecurityAlgorithm((byte)Number(fields[6], byte.MaxValue, "algorithm")),
                new DigestType((byte)Number(fields[7], byte.MaxValue, "digest type")),
                Convert.FromHexString(fields[8]));
            return new Row(at, isAdded, child, Number(fields[4], int.MaxValue, "TTL"), ds);
        }
        catch (FormatException wrong) when (wrong.InnerException is null && !wrong.Message.StartsWith('"'))
        {
            throw new FormatException($"\"{fields[8]}\" is no digest in hex", wrong);
        }
    }

    private static uint Number(string text, long most, string what) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw new FormatException($"\"{text}\" is no {what}");

    private static IEnumerable<ServedSpan> Spans(ServerAddress server, DomainName child, IEnumerable<Row> rows, ImmutableArray<DateTimeOffset> versions)
    {
        var standing = new Dictionary<Ds, uint>();
        ServedSpan? open = null;
        foreach (var version in rows.OrderBy(row => row.At).GroupBy(row => row.At))
        {
            foreach (var row in version.OrderBy(row => row.IsAdded)) // a TTL that changes is a record that goes and comes
            {
                _ = row.IsAdded ? standing[row.Ds] = row.Ttl : standing.Remove(row.Ds) ? 0u : 0u;
            }

            var isFirst = version.Key == versions[0];
            var before = versions[Math.Max(0, versions.BinarySearch(version.Key) - 1)]; // the version archived before
            if (open is not null)
            {
                yield return open with { NotAfter = version.Key, Sightings = before > open.FirstSeen ? [open.FirstSeen, before] : open.Sightings };
            }
            else if (!isFirst)
            {
                yield return new ServedSpan(server, child, RecordType.Ds, null, [versions[0], .. before > versions[0] ? new[] { before } : []]) { NotAfter = version.Key };
            }

            var set = standing.Count == 0 ? null : new SignedRRset(new RRset(child, RecordClass.Internet, standing.Values.Min(), standing.Keys), []);
            open = new ServedSpan(server, child, RecordType.Ds, set, [version.Key]) { NotBefore = isFirst ? null : before };
        }

        if (open is not null)
        {
            yield return versions[^1] > open.FirstSeen ? open with { Sightings = [open.FirstSeen, versions[^1]] } : open;
        }
    }

    private sealed record Row(DateTimeOffset At, bool IsAdded, DomainName Child, uint Ttl, Ds Ds);
}
