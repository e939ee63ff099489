namespace DnssecToolkit.Captures;

/// <summary>Puts IP fragments together again (RFC 791 §3.2, RFC 8200 §4.5), within bounds of number, size and time.</summary>
/// <remarks>Fragments that overlap with different octets are not guessed at: the datagram is dropped and told (RFC 5722).</remarks>
internal sealed class FragmentReassembler(LossLog losses)
{
    private const int MaximumDatagram = 65_535;
    private const int MaximumDatagrams = 1024;
    private const int MaximumPieces = 128;
    private const int MaximumOctets = 16 << 20;
    private static readonly long Lifetime = 20 * TimeSpan.TicksPerSecond; // hosts wait 15 to 60 s; less than a query waits, so that what is left still finds its query

    private readonly Dictionary<Key, LinkedListNode<Partial>> open = [];
    private readonly LinkedList<Partial> byAge = new();
    private readonly List<Partial> incomplete = [];
    private int heldOctets;

    /// <summary>Takes a fragment; true when it completes a datagram.</summary>
    public bool Add(in Datagram piece, uint id, int offset, bool more, long ticks, long fileOffset, out Datagram whole)
    {
        whole = default;
        Expire(ticks);
        if (piece.Payload.Length < piece.WholeLength)
        {
            losses.Add($"a fragment cut by the recording: {piece.Payload.Length} of {piece.WholeLength} octets are there", fileOffset);
        }

        var end = offset + piece.Payload.Length;
        if (end > MaximumDatagram || piece.Payload.IsEmpty)
        {
            losses.Add(piece.Payload.IsEmpty ? "an empty fragment" : "a fragment beyond the longest datagram", fileOffset);
            return false;
        }

        var key = new Key(piece.Source, piece.Destination, id, piece.Protocol);
        if (!open.TryGetValue(key, out var node))
        {
            node = byAge.AddLast(new Partial { Key = key, Ticks = ticks, Offset = fileOffset });
            open.Add(key, node);
        }

        var partial = node.Value;
        var grown = partial.Capacity;
        var problem = partial.Add(piece.Payload, offset, more);
        heldOctets += partial.Capacity - grown;
        if (problem is not null)
        {
            losses.Add(problem, fileOffset);
            Remove(node);
            return false;
        }

        if (!partial.IsComplete)
        {
            return false;
        }

        whole = partial.ToDatagram(partial.Total);
        Remove(node);
        return true;
    }

    /// <summary>What is there of the datagrams that will never be complete, from their first octet to the first gap.</summary>
    public DatagramSequence TakeIncomplete()
    {
        if (incomplete.Count == 0)
        {
            return default;
        }

        var taken = incomplete.ToArray();
        incomplete.Clear();
        return new DatagramSequence(taken);
    }

    /// <summary>Gives up all datagrams at the end of the file.</summary>
    public void Finish()
    {
        while (byAge.First is { } oldest)
        {
            GiveUp(oldest);
        }
    }

    private void Expire(long now)
    {
        while (byAge.First is { } oldest && (now - oldest.Value.Ticks > Lifetime || byAge.Count > MaximumDatagrams || heldOctets > MaximumOctets))
        {
            GiveUp(oldest);
        }
    }

    private void GiveUp(LinkedListNode<Partial> node)
    {
        losses.Add("a datagram of which not all fragments were recorded", node.Value.Offset, node.Value.Octets);
        Remove(node);
        incomplete.Add(node.Value);
    }

    private void Remove(LinkedListNode<Partial> node)
    {
        heldOctets -= node.Value.Capacity;
        open.Remove(node.Value.Key);
        byAge.Remove(node);
    }

    /// <summary>Datagrams one by one (a ref struct cannot be in a list).</summary>
    public readonly struct DatagramSequence(Partial[]? partials)
    {
        /// <summary>Begins at the first.</summary>
        public Enumerator GetEnumerator() => new(partials ?? []);

        /// <summary>Walks over those that have a beginning.</summary>
        public struct Enumerator(Partial[] partials)
        {
            private int index = -1;

            /// <summary>The datagram.</summary>
            public readonly Datagram Current => partials[index].ToDatagram(partials[index].Beginning);

            /// <summary>Goes on.</summary>
            public bool MoveNext()
            {
                while (++index < partials.Length)
                {
                    if (partials[index].Beginning > 0)
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }

    /// <summary>Which datagram a fragment belongs to.</summary>
    public readonly record struct Key(AddressBits Source, AddressBits Destination, uint Id, byte Protocol);

    /// <summary>A datagram with gaps.</summary>
    public sealed class Partial
    {
        private readonly List<(int Start, int End)> pieces = [];
        private byte[] octets = [];

        public required Key Key { get; init; }

        public required long Ticks { get; init; }

        public required long Offset { get; init; }

        public int Total { get; private set; } = -1;

        public int Capacity => octets.Length;

        public int Octets => pieces.Sum(piece => piece.End - piece.Start);

        public int Beginning => pieces.Count > 0 && pieces[0].Start == 0 ? pieces[0].End : 0;

        public bool IsComplete => Total >= 0 && Beginning == Total;

        /// <summary>Takes a piece; gives what is wrong with it, or null.</summary>
        public string? Add(ReadOnlySpan<byte> payload, int start, bool more)
        {
            var end = start + payload.Length;
            if (!more)
            {
                if (Total >= 0 && Total != end)
                {
                    return "fragments that disagree about the end of the datagram";
                }

                Total = end;
            }

            if (Total >= 0 && (end > Total || (pieces.Count > 0 && pieces[^1].End > Total)))
            {
                return "a fragment behind the end of its datagram";
            }

            if (octets.Length < end)
            {
                Array.Resize(ref octets, Math.Min(MaximumDatagram, Math.Max(end, 2 * octets.Length)));
            }

            foreach (var (pieceStart, pieceEnd) in pieces)
            {
                var from = Math.Max(start, pieceStart);
                var to = Math.Min(end, pieceEnd);
                if (from < to && !octets.AsSpan(from, to - from).SequenceEqual(payload[(from - start)..(to - start)]))
                {
                    return "fragments that overlap with different octets";
                }
            }

            payload.CopyTo(octets.AsSpan(start));
            Note(start, end);
            return pieces.Count > MaximumPieces ? "a datagram in too many pieces" : null;
        }

        public Datagram ToDatagram(int length) =>
            new(Key.Protocol, Key.Source, Key.Destination, octets.AsSpan(0, length), Total >= 0 ? Total : length + 1) { Ticks = Ticks, Offset = Offset };

        // Keeps the pieces sorted and joined.
        private void Note(int start, int end)
        {
            var at = 0;
            while (at < pieces.Count && pieces[at].End < start)
            {
                at++;
            }

            while (at < pieces.Count && pieces[at].Start <= end)
            {
                start = Math.Min(start, pieces[at].Start);
                end = Math.Max(end, pieces[at].End);
                pieces.RemoveAt(at);
            }

            pieces.Insert(at, (start, end));
        }
    }
}
