using System.Runtime.CompilerServices;

namespace DnssecToolkit.Captures;

/// <summary>Joins responses to queries by addresses, ports, transport, ID and question, within a bounded window of time and number.</summary>
internal sealed class MessageMatcher(LossLog losses, DnsPorts ports, TimeSpan patience, int maximumOpen, string? source)
{
    private const int MaximumRepeats = 64;
    private const int MaximumServers = 4096;

    private readonly Dictionary<Key, Pending> open = [];
    private readonly Dictionary<Endpoint, ServerAddress> servers = [];
    private readonly Queue<Exchange> ready = new();
    private Pending? oldest;
    private Pending? newest;
    private int openCount;
    private int askedRoles;
    private int answeredRoles;
    private long lastTicks;
    private bool toldOfFullWindow;

    /// <summary>Takes the next exchange that is complete.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Exchange? exchange) => ready.TryDequeue(out exchange);

    /// <summary>Takes a message.</summary>
    public void Observe(in Observation seen)
    {
        lastTicks = seen.Ticks;
        Expire();
        if (!MessageOutline.TryRead(seen.Message, out var outline))
        {
            losses.Add($"a message of {seen.Message.Length} octets, shorter than a DNS header", seen.Offset, seen.Message.Length);
            return;
        }

        if (seen.IsResponse is null && IsBackwards(seen, outline))
        {
            losses.Add(outline.IsResponse ? "a response sent to a server's port" : "a query sent from a server's port", seen.Offset, seen.Message.Length);
            return;
        }

        if (seen.IsResponse ?? outline.IsResponse)
        {
            answeredRoles |= BitOf(seen.Recorder);
            Response(seen, outline);
        }
        else
        {
            askedRoles |= BitOf(seen.Recorder);
            Query(seen, outline);
        }
    }

    /// <summary>The roles of recorders that kept queries and not one response.</summary>
    public IEnumerable<RecorderRole> RolesWithoutResponse =>
        Enum.GetValues<RecorderRole>().Where(role => (askedRoles & ~answeredRoles & (1 << (int)role)) != 0);

    /// <summary>Notes that the network could not deliver a query.</summary>
    public void Fail(Endpoint client, Endpoint server, ushort id, string reason, long ticks)
    {
        lastTicks = ticks;
        if (open.TryGetValue(new Key(client, server, id, Transport.Udp, End.Packets), out var pending))
        {
            Remove(pending);
            Emit(pending, ticks, new Outcome.NetworkError(reason));
        }
    }

    /// <summary>Gives out the queries that have no response at the end.</summary>
    public void Finish()
    {
        while (oldest is { } pending)
        {
            Remove(pending);
            GiveUp(pending);
        }
    }

    private static int BitOf(Recorder? recorder) => 1 << (int)(recorder?.Role ?? RecorderRole.Unknown);

    // Of two servers in one file, each records the exchange between them. BIND calls the same exchange AUTH in its query and CLIENT in its response,
    // so that what counts is the end; and Unbound names the port of another query now and then, so that an asking resolver's own port is no part of the key.
    private static Key KeyOf(in Observation seen, ushort id, Endpoint client, Endpoint server) => seen.Recorder switch
    {
        null => new Key(client, server, id, seen.Transport, End.Packets),
        { Role: RecorderRole.Authoritative or RecorderRole.Client or RecorderRole.Update } => new Key(client, server, id, seen.Transport, End.Asked),
        _ => new Key(default, server, id, seen.Transport, End.Asking),
    };

    private bool IsBackwards(in Observation seen, in MessageOutline outline)
    {
        var (fromKnown, toKnown) = (ports.IsKnown(seen.Source.Port), ports.IsKnown(seen.Destination.Port));
        return fromKnown != toKnown && outline.IsResponse != fromKnown;
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private void Query(in Observation seen, in MessageOutline outline)
    {
        if (seen.Message.Length < seen.WholeLength)
        {
            losses.Add($"a query of which {seen.Message.Length} of {seen.WholeLength} octets were recorded", seen.Offset, seen.WholeLength - seen.Message.Length);
        }

        var pending = new Pending
        {
            Key = KeyOf(seen, outline.Id, seen.Source, seen.Destination),
            Ticks = seen.Ticks,
            Query = seen.Message.ToArray(),
            Client = seen.Source,
            Connection = seen.Connection,
            Recorder = seen.Recorder,
        };
        if (openCount >= maximumOpen)
        {
            if (!toldOfFullWindow)
            {
                toldOfFullWindow = true;
                losses.Add($"more than {maximumOpen} queries were open at once; the oldest count as unanswered", seen.Offset);
            }

            var first = oldest!;
            Remove(first);
            GiveUp(first);
        }

        Insert(pending);
    }

    private void Response(in Observation seen, in MessageOutline outline)
    {
        var octets = seen.Message.ToArray();
        Outcome outcome = octets.Length < seen.WholeLength
            ? new Outcome.Unreadable(octets, FormattableString.Invariant($"{octets.Length} of at least {seen.WholeLength} octets were recorded"))
            : new Outcome.Answered(octets);
        if (octets.Length < seen.WholeLength)
        {
            losses.Add($"a response of which {octets.Length} of at least {seen.WholeLength} octets were recorded", seen.Offset, seen.WholeLength - octets.Length);
        }

        if (PendingOf(seen, outline) is { } pending)
        {
            Remove(pending);
            Emit(pending, seen.Ticks, outcome);
            return;
        }

        ready.Enqueue(new Exchange(Instant(seen.Ticks), Server(seen.Source, seen.Recorder), seen.Transport, seen.Query.ToArray(), outcome)
        {
            AskedAt = seen.AskedTicks is { } asked ? Instant(asked) : null,
            ClientEndpoint = ClientOf(seen.Destination),
            Source = source,
            Recorder = seen.Recorder,
        });
    }

    // The query that a response answers: the one of the time the source names, else one from the same port, else the first that asks the same.
    private Pending? PendingOf(in Observation seen, in MessageOutline outline)
    {
        Pending? samePort = null, first = null;
        open.TryGetValue(KeyOf(seen, outline.Id, seen.Destination, seen.Source), out var head);
        for (var pending = head; pending is not null; pending = pending.Next)
        {
            if (Asks(pending, outline))
            {
                first ??= pending;
                samePort ??= pending.Client.Equals(seen.Destination) ? pending : null;
                if (seen.AskedTicks == pending.Ticks)
                {
                    return pending;
                }
            }
        }

        return samePort ?? first;
    }

    // A response without a question (an error such as FORMERR) answers by its ID alone (RFC 5452 §9.1 asks for the question too, where there is one).
    private static bool Asks(Pending pending, in MessageOutline response) =>
        response.QuestionLength == 0
        || (MessageOutline.TryRead(pending.Query, out var query) && MessageOutline.SameQuestion(query.Question, response.Question));

    private void GiveUp(Pending pending)
    {
        // Where no response at all was recorded, silence says nothing.
        var isTelling = pending.Recorder is null || (answeredRoles & BitOf(pending.Recorder)) != 0;
        var waited = TimeSpan.FromTicks(Math.Clamp(lastTicks - pending.Ticks, 0, patience.Ticks));
        Emit(pending, pending.Ticks, pending.Connection?.Failure is { } failure ? new Outcome.NetworkError(failure) : new Outcome.Timeout(isTelling ? waited : null));
    }

    private void Emit(Pending pending, long ticks, Outcome outcome) =>
        ready.Enqueue(new Exchange(Instant(ticks), Server(pending.Key.Server, pending.Recorder), pending.Key.Transport, pending.Query, outcome)
        {
            AskedAt = Instant(pending.Ticks),
            ClientEndpoint = ClientOf(pending.Client),
            Source = source,
            Recorder = pending.Recorder,
        });

    // An endpoint of nothing but zeros is one that the source did not tell.
    private static Endpoint? ClientOf(Endpoint endpoint) => endpoint.Equals(default) ? null : endpoint;

    private ServerAddress Server(Endpoint endpoint, Recorder? recorder)
    {
        if (endpoint.Equals(default))
        {
            return ServerAddress.Named(recorder?.Identity ?? source ?? "unknown");
        }

        if (!servers.TryGetValue(endpoint, out var server))
        {
            if (servers.Count >= MaximumServers)
            {
                servers.Clear();
            }

            servers.Add(endpoint, server = new ServerAddress(endpoint.ToIPAddress(), endpoint.Port));
        }

        return server;
    }

    private void Expire()
    {
        while (oldest is { } pending && lastTicks - pending.Ticks > patience.Ticks)
        {
            Remove(pending);
            GiveUp(pending);
        }
    }

    private void Insert(Pending pending)
    {
        if (open.TryGetValue(pending.Key, out var head) && CountOf(head) >= MaximumRepeats)
        {
            Remove(head);
            GiveUp(head);
        }

        if (open.TryGetValue(pending.Key, out head))
        {
            while (head.Next is { } next)
            {
                head = next;
            }

            head.Next = pending;
        }
        else
        {
            open.Add(pending.Key, pending);
        }

        pending.Older = newest;
        if (newest is null)
        {
            oldest = pending;
        }
        else
        {
            newest.Newer = pending;
        }

        newest = pending;
        openCount++;
    }

    private static int CountOf(Pending head)
    {
        var count = 1;
        for (; head.Next is { } next; head = next)
        {
            count++;
        }

        return count;
    }

    private void Remove(Pending pending)
    {
        ref var head = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(open, pending.Key);
        if (ReferenceEquals(head, pending))
        {
            if (pending.Next is { } next)
            {
                head = next;
            }
            else
            {
                open.Remove(pending.Key);
            }
        }
        else if (!Unsafe.IsNullRef(ref head))
        {
            for (var before = head; before is not null; before = before.Next)
            {
                if (ReferenceEquals(before.Next, pending))
                {
                    before.Next = pending.Next;
                    break;
                }
            }
        }

        if (pending.Older is null)
        {
            oldest = pending.Newer;
        }
        else
        {
            pending.Older.Newer = pending.Newer;
        }

        if (pending.Newer is null)
        {
            newest = pending.Older;
        }
        else
        {
            pending.Newer.Older = pending.Older;
        }

        (pending.Next, pending.Older, pending.Newer) = (null, null, null);
        openCount--;
    }

    // At which end of the exchange it was recorded.
    private enum End
    {
        Packets,
        Asked,
        Asking,
    }

    private readonly struct Key(Endpoint client, Endpoint server, ushort id, Transport transport, End end) : IEquatable<Key>
    {
        public Endpoint Client { get; } = client;

        public Endpoint Server { get; } = server;

        public ushort Id { get; } = id;

        public Transport Transport { get; } = transport;

        public End End { get; } = end;

        public bool Equals(Key other) =>
            Id == other.Id && Client.Equals(other.Client) && Server.Equals(other.Server) && Transport == other.Transport && End == other.End;

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(Client.GetHashCode(), Server.GetHashCode(), Id, Transport, End);
    }

    private sealed class Pending
    {
        public required Key Key { get; init; }

        public required long Ticks { get; init; }

        public required byte[] Query { get; init; }

        public required Endpoint Client { get; init; }

        public TcpConnection? Connection { get; init; }

        public Recorder? Recorder { get; init; }

        /// <summary>The next query with the same key.</summary>
        public Pending? Next { get; set; }

        public Pending? Older { get; set; }

        public Pending? Newer { get; set; }
    }
}
