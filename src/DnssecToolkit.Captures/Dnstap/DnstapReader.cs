using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>From a dnstap file to exchanges. Servers with several threads write their messages out of order: a bounded number is kept back and put in order.</summary>
/// <remarks>Queries and responses are matched within a role: a file that several servers wrote holds the same exchange from both of its ends.</remarks>
internal sealed class DnstapReader
{
    private const int MaximumKept = 1024;
    private const int MaximumKeptOctets = 4 << 20;
    private const int MaximumRecorders = 256;
    private const int MaximumText = 255;

    private readonly FrameStreamFile file;
    private readonly LossLog losses;
    private readonly MessageMatcher matcher;
    private readonly DateTimeOffset undated;
    private readonly PriorityQueue<Kept, (long Ticks, bool IsResponse, long Number)> kept = new();
    private readonly Dictionary<Recorder, Recorder> recorders = [];
    private long number;
    private int keptOctets;
    private bool finished;

    public DnstapReader(StreamWindow window, string? source, CaptureReaderOptions options, LossLog losses)
    {
        this.losses = losses;
        file = new FrameStreamFile(window, losses);
        undated = options.TimeOfUndated ?? DateTimeOffset.UnixEpoch;
        matcher = new MessageMatcher(losses, new DnsPorts([], anyPort: true), options.Patience, Math.Max(1, options.MaximumOpenQueries), source);
    }

    /// <summary>Reads all exchanges.</summary>
    public static IEnumerable<Exchange> Read(StreamWindow window, string? source, CaptureReaderOptions options, LossLog losses)
    {
        var reader = new DnstapReader(window, source, options, losses);
        while (reader.Step())
        {
            while (reader.matcher.TryTake(out var exchange))
            {
                yield return exchange;
            }
        }
    }

    // One frame further; false when all is done and taken.
    private bool Step()
    {
        if (finished)
        {
            return false;
        }

        if (file.TryNext(out var frame))
        {
            Keep(frame);
            while (kept.Count > MaximumKept || keptOctets > MaximumKeptOctets)
            {
                Match(kept.Dequeue());
            }

            return true;
        }

        while (kept.TryDequeue(out var message, out _))
        {
            Match(message);
        }

        matcher.Finish();
        foreach (var role in matcher.RolesWithoutResponse)
        {
            losses.Add($"the recorder kept no response in the part {role.ToString().ToLowerInvariant()}: that its queries have none says nothing");
        }

        return finished = true;
    }

    private void Keep(in DnstapFrame frame)
    {
        var octets = frame.IsResponse ? frame.Response : frame.Query;
        if (octets.IsEmpty)
        {
            losses.Add($"a dnstap {(frame.IsResponse ? "response" : "query")} without its DNS message", file.Offset);
            return;
        }

        var own = frame.IsResponse ? frame.AnsweredTicks ?? frame.AskedTicks : frame.AskedTicks;
        var message = new Kept
        {
            Ticks = own ?? undated.UtcTicks,
            AskedTicks = frame.IsResponse ? frame.AskedTicks : null,
            Offset = file.Offset,
            IsResponse = frame.IsResponse,
            Client = frame.Client ?? default,
            Server = frame.Server ?? default,
            Transport = frame.Transport,
            Recorder = RecorderOf(frame),
            Octets = octets.ToArray(),
            Query = frame.IsResponse ? frame.Query.ToArray() : [],
        };
        keptOctets += message.Octets.Length + message.Query.Length;
        kept.Enqueue(message, (message.Ticks, message.IsResponse, number++));
    }

    private void Match(Kept message)
    {
        keptOctets -= message.Octets.Length + message.Query.Length;
        matcher.Observe(new Observation
        {
            Ticks = message.Ticks,
            AskedTicks = message.AskedTicks,
            Offset = message.Offset,
            Source = message.IsResponse ? message.Server : message.Client,
            Destination = message.IsResponse ? message.Client : message.Server,
            Transport = message.Transport,
            Recorder = message.Recorder,
            IsResponse = message.IsResponse,
            Message = message.Octets,
            WholeLength = message.Octets.Length,
            Query = message.Query,
        });
    }

    // Servers repeat their name in every frame; the texts are kept once.
    private Recorder RecorderOf(in DnstapFrame frame)
    {
        var recorder = new Recorder(frame.Role, TextOf(frame.Identity), TextOf(frame.Version));
        if (recorders.TryGetValue(recorder, out var known))
        {
            return known;
        }

        if (recorders.Count < MaximumRecorders)
        {
            recorders.Add(recorder, recorder);
        }

        return recorder;
    }

    private static string? TextOf(ReadOnlySpan<byte> octets) => octets.IsEmpty ? null : Encoding.UTF8.GetString(octets[..Math.Min(octets.Length, MaximumText)]);

    private sealed class Kept
    {
        public required long Ticks { get; init; }

        public required long? AskedTicks { get; init; }

        public required long Offset { get; init; }

        public required bool IsResponse { get; init; }

        public required Endpoint Client { get; init; }

        public required Endpoint Server { get; init; }

        public required Transport Transport { get; init; }

        public required Recorder Recorder { get; init; }

        public required byte[] Octets { get; init; }

        public required byte[] Query { get; init; }
    }
}
