using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>Puts TCP streams in order and cuts them into DNS messages (RFC 9293 §3.4, RFC 1035 §4.2.2, RFC 7766), within bounds.</summary>
/// <remarks>
/// The octets that came first win over those that overlap them later. Where octets are missing, the stream goes on at the next
/// segment that begins with a message; what lies between is told.
/// </remarks>
internal sealed class TcpReassembler(MessageMatcher matcher, DnsPorts ports, LossLog losses)
{
    private const int MaximumStreams = 32_768;
    private const int MaximumHeldOctets = 32 << 20;
    private const int MaximumHeldInStream = 512 << 10;
    private const int MaximumHeldSegments = 512;
    private const int MaximumJump = 16 << 20;

    private readonly Dictionary<(Endpoint Source, Endpoint Destination), LinkedListNode<TcpStream>> streams = [];
    private readonly LinkedList<TcpStream> byUse = new();
    private int heldOctets;

    /// <summary>Takes a segment.</summary>
    public void Segment(in TcpSegment segment)
    {
        var known = ports.IsKnown(segment.Source.Port) || ports.IsKnown(segment.Destination.Port);
        if (!known && !ports.MayBeDns(segment.Source.Port, segment.Destination.Port))
        {
            return;
        }

        if ((segment.Flags & TcpSegment.Rst) != 0)
        {
            Reset(segment);
            return;
        }

        var key = (segment.Source, segment.Destination);
        if ((segment.Flags & TcpSegment.Syn) != 0)
        {
            if (streams.TryGetValue(key, out var old) && !(old.Value.Synchronised && old.Value.Next == segment.Sequence + 1))
            {
                Close(old);
            }

            var opened = Find(segment) ?? Open(segment);
            if (!opened.Synchronised)
            {
                opened.Synchronised = true;
                opened.Next = segment.Sequence + 1;
            }

            Take(opened, segment, segment.Sequence + 1, known);
            return;
        }

        var stream = Find(segment);
        if (stream is null)
        {
            if (segment.Payload.IsEmpty || !(known || LooksLikeStart(segment.Payload, certain: true)))
            {
                return;
            }

            stream = Open(segment);
        }

        Take(stream, segment, segment.Sequence, known);
        while (heldOctets > MaximumHeldOctets && byUse.First is { } oldest && oldest.Value != stream)
        {
            Close(oldest);
        }
    }

    /// <summary>Gives out what can still be read at the end of the file.</summary>
    public void Finish()
    {
        while (byUse.First is { } oldest)
        {
            Close(oldest);
        }
    }

    // A length, then a DNS header that makes sense; for a port that is not known to be DNS, as much certainty as there can be.
    private static bool LooksLikeStart(ReadOnlySpan<byte> octets, bool certain)
    {
        if (octets.Length < 2 + MessageOutline.HeaderLength)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(octets);
        if (length < MessageOutline.HeaderLength || !MessageOutline.TryRead(octets[2..], out var outline) || outline.Opcode is 3 or > 6)
        {
            return false;
        }

        if (octets.Length >= 2 + length && certain)
        {
            return MessageOutline.IsUnmistakable(octets.Slice(2, length));
        }

        return outline.Count(0) <= 1 && (outline.Count(0) == 0 || outline.QuestionLength > 0)
            && (!certain || (outline.QuestionLength > 0 && outline.Count(1) + outline.Count(2) + outline.Count(3) <= length / 11));
    }

    private TcpStream? Find(in TcpSegment segment)
    {
        if (!streams.TryGetValue((segment.Source, segment.Destination), out var node))
        {
            return null;
        }

        if (!ReferenceEquals(byUse.Last, node))
        {
            byUse.Remove(node);
            byUse.AddLast(node);
        }

        return node.Value;
    }

    private TcpStream Open(in TcpSegment segment)
    {
        while (byUse.First is { } oldest && byUse.Count >= MaximumStreams)
        {
            Close(oldest);
        }

        var connection = streams.TryGetValue((segment.Destination, segment.Source), out var reverse) ? reverse.Value.Connection : new TcpConnection();
        var stream = new TcpStream { Source = segment.Source, Destination = segment.Destination, Connection = connection };
        streams.Add((segment.Source, segment.Destination), byUse.AddLast(stream));
        return stream;
    }

    private void Reset(in TcpSegment segment)
    {
        foreach (var key in ((Endpoint, Endpoint)[])[(segment.Source, segment.Destination), (segment.Destination, segment.Source)])
        {
            if (streams.TryGetValue(key, out var node))
            {
                node.Value.Connection.Failure ??= FormattableString.Invariant($"connection reset by {segment.Source}");
                Close(node);
            }
        }
    }

    private void Close(LinkedListNode<TcpStream> node)
    {
        var stream = node.Value;
        while (stream.Held.Count > 0)
        {
            PassGap(stream, ports.IsKnown(stream.Source.Port) || ports.IsKnown(stream.Destination.Port));
        }

        LosePartial(stream);
        heldOctets -= stream.Capacity;
        streams.Remove((stream.Source, stream.Destination));
        byUse.Remove(node);
    }

    private void Take(TcpStream stream, in TcpSegment segment, uint sequence, bool known)
    {
        stream.Ticks = segment.Ticks;
        var payload = segment.Payload;
        if (payload.IsEmpty)
        {
            return;
        }

        if (!stream.Synchronised)
        {
            if (!LooksLikeStart(payload, certain: !known))
            {
                if (!stream.ToldOfMissingStart)
                {
                    stream.ToldOfMissingStart = true;
                    losses.Add("a TCP stream whose beginning was not recorded", segment.Offset, payload.Length);
                }

                return;
            }

            stream.Synchronised = true;
            stream.Next = sequence;
        }

        var ahead = (int)(sequence - stream.Next); // sequence numbers wrap: RFC 9293 §3.4
        if (ahead < 0)
        {
            if (-(long)ahead >= payload.Length)
            {
                return; // sent again
            }

            payload = payload[-ahead..];
            sequence = stream.Next;
            ahead = 0;
        }

        if (ahead > MaximumJump)
        {
            LosePartial(stream);
            stream.Synchronised = false;
            return;
        }

        if (ahead > 0)
        {
            Hold(stream, sequence, payload, segment.Offset);
            if (stream.HeldOctets > MaximumHeldInStream || stream.Held.Count > MaximumHeldSegments)
            {
                PassGap(stream, known);
            }

            return;
        }

        Deliver(stream, payload, segment.Offset, known);
        DrainHeld(stream, known);
        if (segment.IsCut && stream.Synchronised)
        {
            LosePartial(stream);
            stream.Synchronised = false;
        }
    }

    // Octets that are next in order.
    private void Deliver(TcpStream stream, ReadOnlySpan<byte> octets, long offset, bool known)
    {
        stream.Next += (uint)octets.Length;
        while (!octets.IsEmpty && stream.Synchronised)
        {
            if (stream.PartialLength == 0)
            {
                if (octets.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(octets) is var whole && octets.Length >= 2 + whole)
                {
                    Give(stream, octets.Slice(2, whole), offset, known);
                    octets = octets[(2 + whole)..];
                    continue;
                }

                stream.PartialOffset = offset;
            }

            heldOctets -= stream.Capacity;
            octets = octets[stream.Append(octets)..];
            if (stream.IsPartialComplete)
            {
                var message = stream.Partial;
                Give(stream, message[2..], stream.PartialOffset, known);
                stream.Empty();
            }
            else if (!known && !stream.HasGiven && stream.PartialLength >= 2 + MessageOutline.HeaderLength && !LooksLikeStart(stream.Partial, certain: false))
            {
                GoAstray(stream); // not DNS after all: nothing of it is kept
            }

            heldOctets += stream.Capacity;
        }
    }

    private void Give(TcpStream stream, ReadOnlySpan<byte> message, long offset, bool known)
    {
        var good = known ? MessageOutline.TryRead(message, out var outline) && outline.Opcode is not 3 and <= 6 : MessageOutline.IsUnmistakable(message);
        if (!good)
        {
            if (known || stream.HasGiven)
            {
                losses.Add("a TCP stream that does not go on with a DNS message", offset, message.Length);
            }

            GoAstray(stream);
            return;
        }

        stream.HasGiven = true;
        Observe(stream, message, message.Length, offset);
    }

    private static void GoAstray(TcpStream stream)
    {
        stream.PartialLength = 0;
        stream.Synchronised = false;
        stream.ToldOfMissingStart = true;
    }

    private void Observe(TcpStream stream, ReadOnlySpan<byte> message, int wholeLength, long offset) => matcher.Observe(new Observation
    {
        Ticks = stream.Ticks,
        Offset = offset,
        Source = stream.Source,
        Destination = stream.Destination,
        Transport = Transport.Tcp,
        Message = message,
        WholeLength = wholeLength,
        Connection = stream.Connection,
    });

    private void Hold(TcpStream stream, uint sequence, ReadOnlySpan<byte> payload, long offset)
    {
        var at = stream.Held.Count;
        while (at > 0 && (int)(stream.Held[at - 1].Sequence - sequence) > 0)
        {
            at--;
        }

        if (at > 0 && stream.Held[at - 1].Sequence == sequence && stream.Held[at - 1].Octets.Length >= payload.Length)
        {
            return; // sent again
        }

        stream.Held.Insert(at, (sequence, payload.ToArray(), offset));
        stream.HeldOctets += payload.Length;
        heldOctets += payload.Length;
    }

    private void DrainHeld(TcpStream stream, bool known)
    {
        while (stream.Synchronised && stream.Held.Count > 0 && (int)(stream.Held[0].Sequence - stream.Next) <= 0)
        {
            var (sequence, octets, offset) = stream.Held[0];
            Drop(stream, 0);
            var overlap = (int)(stream.Next - sequence);
            if (overlap < octets.Length)
            {
                Deliver(stream, octets.AsSpan(overlap), offset, known);
            }
        }
    }

    // The octets between the stream and the first held segment will not come: goes on at the first that begins with a message.
    private void PassGap(TcpStream stream, bool known)
    {
        losses.Add($"a gap in a TCP stream from {stream.Source} to {stream.Destination}", stream.Held[0].Offset, stream.Held[0].Sequence - stream.Next);
        LosePartial(stream);
        stream.Synchronised = false;
        while (stream.Held.Count > 0)
        {
            var (sequence, octets, _) = stream.Held[0];
            if (LooksLikeStart(octets, certain: !known))
            {
                stream.Synchronised = true;
                stream.Next = sequence;
                DrainHeld(stream, known);
                return;
            }

            Drop(stream, 0);
        }
    }

    private void Drop(TcpStream stream, int index)
    {
        stream.HeldOctets -= stream.Held[index].Octets.Length;
        heldOctets -= stream.Held[index].Octets.Length;
        stream.Held.RemoveAt(index);
    }

    // A message that will never be whole; its header may still tell whom it answers.
    private void LosePartial(TcpStream stream)
    {
        if (stream.PartialLength >= 2 + MessageOutline.HeaderLength && (stream.HasGiven || LooksLikeStart(stream.Partial, certain: true)))
        {
            Observe(stream, stream.Partial[2..], BinaryPrimitives.ReadUInt16BigEndian(stream.Partial), stream.PartialOffset);
        }

        stream.PartialLength = 0;
    }
}
