using System.Buffers.Binary;
using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>
/// The frames of a Frame Streams file: data frames are a length in four octets and that many octets; the length 0 announces a control
/// frame. Files are made in one direction (START, data, STOP); what a socket carried in both (READY, ACCEPT, FINISH) is read as well.
/// </summary>
/// <remarks>The format has no marks to find the way back by: behind damage, the next frame is where a length fits octets that are dnstap.</remarks>
internal sealed class FrameStreamFile(StreamWindow window, LossLog losses)
{
    /// <summary>The content type of dnstap.</summary>
    public const string ContentType = "protobuf:dnstap.Dnstap";

    /// <summary>ACCEPT, START, STOP, READY and FINISH.</summary>
    public const uint Accept = 1, Start = 2, Stop = 3, Ready = 4, Finish = 5;

    /// <summary>The control field that names the content type.</summary>
    public const uint ContentTypeField = 1;

    private const int MaximumFrame = 0x2ffff; // two messages of 64 KiB and what is around them
    private const int MaximumControl = 512;   // FSTRM_CONTROL_FRAME_LENGTH_MAX

    private bool isForeign;

    /// <summary>Where the frame given last begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether a file begins like a frame stream: with a control frame.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && BinaryPrimitives.ReadUInt32BigEndian(start) == 0 && IsControl(start[4..]);

    /// <summary>Reads the next dnstap frame; false at the end. It is valid until the next call.</summary>
    public bool TryNext(out DnstapFrame frame)
    {
        while (window.Ensure(4))
        {
            Offset = window.Position;
            var length = BinaryPrimitives.ReadUInt32BigEndian(window.Available);
            if (length == 0)
            {
                ReadControl();
            }
            else if (length > MaximumFrame)
            {
                Resynchronise($"a frame of {length} octets, more than dnstap can need");
            }
            else if (!window.Ensure(4 + (int)length))
            {
                Resynchronise($"the last frame is cut off: {window.Available.Length - 4} of {length} octets");
            }
            else if (isForeign)
            {
                window.Advance(4 + (int)length);
            }
            else if (DnstapFrame.Read(window.Available.Slice(4, (int)length), out frame) is { } problem)
            {
                Resynchronise(problem);
            }
            else
            {
                window.Advance(4 + (int)length);
                return true;
            }
        }

        if (!window.Available.IsEmpty)
        {
            losses.Add("the last frame is cut off", window.Position, window.Available.Length);
            window.Advance(window.Available.Length);
        }

        frame = default;
        return false;
    }

    private static bool IsControl(ReadOnlySpan<byte> octets) =>
        BinaryPrimitives.ReadUInt32BigEndian(octets) is >= 4 and <= MaximumControl && BinaryPrimitives.ReadUInt32BigEndian(octets[4..]) is >= Accept and <= Finish;

    private void ReadControl()
    {
        if (!window.Ensure(12))
        {
            Resynchronise("the last control frame is cut off");
            return;
        }

        if (!IsControl(window.Available[4..]))
        {
            Resynchronise("a control frame that is none");
            return;
        }

        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(window.Available[4..]);
        if (!window.Ensure(8 + length))
        {
            Resynchronise("the last control frame is cut off");
            return;
        }

        var control = window.Available.Slice(8, length);
        if (BinaryPrimitives.ReadUInt32BigEndian(control) == Start)
        {
            var content = ContentOf(control[4..]);
            isForeign = content is not null && content != ContentType;
            if (isForeign)
            {
                losses.Add($"a frame stream of \"{content}\", not of \"{ContentType}\"", window.Position);
            }
        }

        window.Advance(8 + length);
    }

    private static string? ContentOf(ReadOnlySpan<byte> fields)
    {
        while (fields.Length >= 8)
        {
            var (field, length) = (BinaryPrimitives.ReadUInt32BigEndian(fields), BinaryPrimitives.ReadUInt32BigEndian(fields[4..]));
            fields = fields[8..];
            if (length > fields.Length)
            {
                break;
            }

            if (field == ContentTypeField)
            {
                return Encoding.Latin1.GetString(fields[..(int)length]);
            }

            fields = fields[(int)length..];
        }

        return null;
    }

    private void Resynchronise(string reason)
    {
        var begin = window.Position;
        var found = false;
        window.Advance(1);
        while (!found && window.Ensure(1))
        {
            var zero = window.Available.IndexOf((byte)0); // the first octet of every length
            window.Advance(zero < 0 ? window.Available.Length : zero);
            found = zero >= 0 && IsFrame();
            if (zero >= 0 && !found)
            {
                window.Advance(1);
            }
        }

        losses.Add(reason, begin, window.Position - begin);
    }

    private bool IsFrame()
    {
        if (!window.Ensure(12))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(window.Available);
        return length == 0
            ? IsControl(window.Available[4..])
            : length <= MaximumFrame && window.Ensure(4 + (int)length) && DnstapFrame.Read(window.Available.Slice(4, (int)length), out _) is null;
    }
}
